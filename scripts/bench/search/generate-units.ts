import type { JsonObject } from '@chartrier/dsl';
import { oneOf, type Random, seededRandom, whole, zipfRanks } from './random.ts';
import { GIVEN_NAMES, vocabulary } from './vocabulary.ts';

export const TENANT = 0;
export const ROOTS = 100;
const AGENCIES = 200;
/** Series and subseries part in two; files and items hang by sevens: 8 levels under the largest root. */
const CHILDREN = 7;
const NARROW_PLACES = 20;
const VOCABULARY_SIZE = 20_000;
const SUBJECTS = 3_000;
const LEVELS = ['Fonds', 'Series', 'Subseries', 'RecordGrp', 'File', 'File', 'Item', 'Item', 'Item'] as const;
const KEYWORD_TYPES = ['subject', 'geogname', 'persname', 'corpname', 'function'] as const;
const DOCUMENT_TYPES = ['Délibération', 'Arrêté', 'Courrier', 'Plan', 'Registre', 'Marché'] as const;
const RULES = {
  AppraisalRule: ['APP-DUA-5', 'APP-DUA-10', 'APP-DUA-50'],
  AccessRule: ['ACC-00001', 'ACC-00025', 'ACC-00050', 'ACC-00075'],
  DisseminationRule: ['DIS-00001', 'DIS-00025'],
  ReuseRule: ['REU-00001'],
  StorageRule: ['STO-00005', 'STO-00010'],
  ClassificationRule: ['CLASS-00050'],
  HoldRule: ['HOL-00001'],
} as const;

const WORDS = vocabulary(VOCABULARY_SIZE);
const wordRank = zipfRanks(VOCABULARY_SIZE, 5);
const subjectRank = zipfRanks(SUBJECTS, 3);
const agencyRank = zipfRanks(AGENCIES, 4);

/** A root and how many units are under it, itself included. */
export interface Root {
  readonly number: number;
  readonly units: number;
  /** Ordinal of the root among all the units. */
  readonly first: number;
}

/** A hundred roots for so many units; the largest holds a sixth or so of them, the smallest a few in a thousand. */
export function rootsFor(units: number): readonly Root[] {
  const shares = Array.from({ length: ROOTS }, (_, number) => 1 / (number + 1.3));
  const sum = shares.reduce((total, share) => total + share, 0);
  const roots: Root[] = [];
  let first = 0;
  for (const [number, share] of shares.entries()) {
    const left = units - first;
    const size = number === ROOTS - 1 ? left : Math.min(left, Math.max(1, Math.floor((units * share) / sum)));
    roots.push({ number, units: size, first });
    first += size;
  }
  return roots;
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';

function identifier(kind: string, number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 32)) text = `${DIGITS[rest % 32]}${text}`;
  return `${kind}${text.padStart(31, 'a')}a`;
}

export function unitId(ordinal: number): string {
  return identifier('aeaq', ordinal);
}

export function agencyOf(rank: number): string {
  return `FRAN_SP_${String(rank).padStart(6, '0')}`;
}

/** Places of the ancestors of a unit in its root's tree, nearest first; the root has place 0. */
function placesAbove(place: number): readonly number[] {
  const places: number[] = [];
  for (let above = place; above > 0; ) {
    above = Math.floor((above - 1) / (above <= NARROW_PLACES ? 2 : CHILDREN));
    places.push(above);
  }
  return places;
}

/** A fonds covers years of its own: its dates are not spread as those of the archive are. */
function periodOf(root: Root): readonly [number, number] {
  const random = seededRandom(root.number + 7_919);
  const beginning = 1750 + whole(random, 230);
  return [beginning, Math.min(2020, beginning + 15 + whole(random, 120))];
}

function texts(random: Random, least: number, most: number): string {
  const words: string[] = [];
  const count = least + whole(random, most - least + 1);
  for (let index = 0; index < count; index += 1) words.push(WORDS[wordRank(random)] ?? '');
  return words.join(' ');
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function day(year: number, random: Random): string {
  return `${year}-${String(1 + whole(random, 12)).padStart(2, '0')}-${String(1 + whole(random, 28)).padStart(2, '0')}`;
}

/** A unit as the product stores it: descriptive fields, nested keywords and agents, rules, place in the graph. */
export function unitDocument(root: Root, place: number, operation: string): JsonObject {
  const ordinal = root.first + place;
  const random = seededRandom(ordinal + 1);
  const id = unitId(ordinal);
  const ancestors = placesAbove(place).map((above) => unitId(root.first + above));
  const rootAgency = agencyOf((root.number * 7) % AGENCIES);
  const agency = place === 0 || random() < 0.6 ? rootAgency : agencyOf(agencyRank(random));
  const [beginning, ending] = periodOf(root);
  const year = beginning + whole(random, ending - beginning);
  const start = day(year, random);
  const end = day(year + 1 + whole(random, 4), random);
  const uds: Record<string, readonly string[]> = {};
  for (const [index, ancestor] of ancestors.entries()) uds[String(index + 1)] = [ancestor];
  const line = [id, ...ancestors];
  const written = `2025-01-${String(1 + (root.number % 28)).padStart(2, '0')}T09:12:33.123`;
  return {
    _id: id,
    _tenant: TENANT,
    _v: 0,
    _av: 0,
    _unitType: place === 0 ? 'FILING_UNIT' : 'INGEST',
    _opi: operation,
    _ops: [operation],
    _sp: agency,
    _sps: agency === rootAgency ? [agency] : [agency, rootAgency],
    _up: ancestors.slice(0, 1),
    _us: ancestors,
    _uds: uds,
    _graph: ancestors.map((ancestor, index) => `${line[index] ?? id}/${ancestor}`),
    _min: 1,
    _max: ancestors.length + 1,
    ...(ancestors.length > 3 ? { _og: identifier('aeba', ordinal) } : {}),
    _mgt: management(random, start),
    _storage: { strategyId: 'default' },
    _sedaVersion: '2.3',
    _implementationVersion: '1.0.0',
    _acd: written,
    _aud: written,
    DescriptionLevel: LEVELS[Math.min(ancestors.length, LEVELS.length - 1)] ?? 'Item',
    Title: sentence(texts(random, 3, 8)),
    ...(random() < 0.7 ? { Description: sentence(texts(random, 6, 18)) } : {}),
    OriginatingAgencyArchiveUnitIdentifier: [`${root.number + 1} W ${place}`],
    ...(random() < 0.3 ? { DocumentType: oneOf(random, DOCUMENT_TYPES) } : {}),
    Language: ['fra'],
    ...(random() < 0.25 ? { Tag: [WORDS[whole(random, 300)] ?? ''] } : {}),
    ...keywords(random),
    OriginatingAgency: { Identifier: agency },
    ...agents(random),
    ...(random() < 0.97 ? { StartDate: start, EndDate: end } : {}),
    ...(random() < 0.1 ? { TransactedDate: `${start}T10:00:00` } : {}),
  };
}

function management(random: Random, start: string): JsonObject {
  const categories: Record<string, JsonObject> = {};
  for (const [category, rules] of Object.entries(RULES)) {
    if (random() >= (category === 'AppraisalRule' || category === 'AccessRule' ? 0.35 : 0.04)) continue;
    const rule = oneOf(random, rules);
    const years = Number(rule.replaceAll(/\D/g, '')) || 1;
    categories[category] = {
      Rules: [
        { Rule: rule, StartDate: start, EndDate: `${Number(start.slice(0, 4)) + years}${start.slice(4)}` },
      ],
      ...(category === 'AppraisalRule' ? { FinalAction: random() < 0.4 ? 'Destroy' : 'Keep' } : {}),
      ...(category === 'StorageRule' ? { FinalAction: 'Copy' } : {}),
    };
  }
  return categories;
}

function keywords(random: Random): JsonObject {
  const count = Math.max(0, whole(random, 5) - 1);
  if (count === 0) return {};
  return {
    Keyword: Array.from({ length: count }, () => {
      const subject = subjectRank(random);
      return {
        KeywordContent: subjectName(subject),
        KeywordType: subjectType(subject),
        ...(random() < 0.3 ? { KeywordReference: `T1-${subject}` } : {}),
      };
    }),
  };
}

/** The content of the keyword of this rank: the first ones are the most frequent. */
export function subjectName(rank: number): string {
  return sentence(`${WORDS[rank % VOCABULARY_SIZE] ?? ''} ${WORDS[(rank * 31 + 17) % 2_000] ?? ''}`);
}

export function subjectType(rank: number): string {
  return KEYWORD_TYPES[rank % KEYWORD_TYPES.length] ?? 'subject';
}

function agents(random: Random): JsonObject {
  const count = random() < 0.6 ? 0 : 1 + whole(random, 2);
  if (count === 0) return {};
  return {
    Writer: Array.from({ length: count }, () => ({
      FirstName: oneOf(random, GIVEN_NAMES),
      BirthName: sentence(WORDS[400 + whole(random, 5_000)] ?? ''),
      Function: [WORDS[whole(random, 150)] ?? ''],
      Identifier: [`AG-${whole(random, 40_000)}`],
    })),
  };
}
