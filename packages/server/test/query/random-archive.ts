import type { JsonObject } from '@chartrier/dsl';
import fc from 'fast-check';

/** Words of generated texts: stop words, elisions, accents, a stem that several share. */
export const VOCABULARY = [
  'délibération',
  'délibérations',
  'DELIBERATION',
  'conseil',
  'municipal',
  'commune',
  'les',
  'de',
  'à',
  'école',
  'travaux',
  'voirie',
  'l’eau',
  'Saint-Étienne',
  'dossier_5',
  'data332',
  '2016',
  '1234.5678',
] as const;

export const AGENCIES = ['SP1', 'SP2', 'SP3'] as const;
export const LEVELS = ['Fonds', 'RecordGrp', 'File', 'Item'] as const;
export const CODES = ['ACC-1', 'ACC-2', 'acc-1', 'Paris', 'paris', 'x y'] as const;
export const DAYS = [
  '1895-01-01',
  '2016-05-31',
  '2016-05-31T00:00:00',
  '2016-05-31T18:17:53',
  '2016-05-31T18:17:53.250',
  '2016-06-01',
  '2020-02-29T23:59:59.999',
] as const;
export const TENANT = 0;
export const OTHER_TENANT = 3;

/** Identifiers with the platform's shape; the last character carries one bit. */
export function unitId(index: number): string {
  const digits = [...index.toString(32)].map(
    (digit) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(digit, 32)],
  );
  return `aeaq${digits.join('').padStart(31, 'a')}a`;
}

const text = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const code = fc.constantFrom(...CODES);
const day = fc.constantFrom(...DAYS);

/** The descriptive part of a unit. */
const description = fc.record(
  {
    Title: text,
    Title_: fc.record({ fr: text, en: text }, { requiredKeys: [] }),
    Description: text,
    DescriptionLevel: fc.constantFrom(...LEVELS),
    Tag: fc.array(code, { maxLength: 3 }),
    Keyword: fc.array(fc.record({ KeywordContent: code, KeywordType: fc.constantFrom('subject', 'name') }), {
      maxLength: 2,
    }),
    StartDate: day,
    TransactedDate: day,
    Event: fc.array(fc.record({ evDateTime: day, evTypeDetail: text }, { requiredKeys: ['evDateTime'] }), {
      maxLength: 2,
    }),
    // Fields that the model does not declare: some the ontology knows, some it does not.
    MonCode: fc.array(code, { minLength: 1, maxLength: 2 }),
    MonNombre: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 2 }),
    MonReel: fc.constantFrom(0.5, 2, -1.25),
    MaDate: fc.array(day, { minLength: 1, maxLength: 2 }),
    MonBooleen: fc.boolean(),
    Libre: fc.array(text, { minLength: 1, maxLength: 2 }),
    Objet: fc.array(fc.record({ Sous: fc.array(text, { minLength: 1, maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
  { requiredKeys: ['DescriptionLevel'] },
);

const management = fc.record(
  {
    AccessRule: fc.record({
      Rules: fc.array(fc.record({ Rule: code, EndDate: day }, { requiredKeys: ['Rule'] }), { maxLength: 2 }),
      Inheritance: fc.record({ PreventInheritance: fc.boolean() }),
    }),
  },
  { requiredKeys: [] },
);

const shape = fc.record({
  description,
  management,
  parents: fc.array(fc.nat(), { maxLength: 3 }),
  agency: fc.constantFrom(...AGENCIES),
  type: fc.constantFrom('INGEST', 'INGEST', 'INGEST', 'FILING_UNIT', 'HOLDING_UNIT'),
  computed: fc.constantFrom(undefined, '2010-01-01', '2090-01-01'),
  operations: fc.integer({ min: 1, max: 3 }),
});

/** A random archive: units of one tenant in a graph where a unit may have several parents, as stored documents. */
export function archive(size: number): fc.Arbitrary<readonly JsonObject[]> {
  return fc.array(shape, { minLength: size, maxLength: size }).map((shapes) => {
    const documents: JsonObject[] = [];
    for (const [index, unit] of shapes.entries()) {
      const parents = [...new Set(unit.parents.map((parent) => (index === 0 ? -1 : parent % index)))].filter(
        (parent) => parent >= 0,
      );
      documents.push(
        storedUnit(
          index,
          unit,
          documents.filter((_, place) => parents.includes(place)),
        ),
      );
    }
    return documents;
  });
}

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function storedUnit(index: number, unit: Shape, parents: readonly JsonObject[]): JsonObject {
  const agency = unit.type === 'HOLDING_UNIT' ? undefined : unit.agency;
  const uds = distances(parents);
  const us = [...new Set(Object.values(uds).flat())];
  const inherited = parents.flatMap((parent) => parent._sps as readonly string[]);
  const operations = Array.from({ length: unit.operations }, (_, rank) => `op-${(index + rank) % 4}`);
  return {
    ...unit.description,
    _id: unitId(index),
    _tenant: TENANT,
    _v: index % 3,
    _av: 0,
    _unitType: unit.type,
    _opi: operations[0] ?? 'op-0',
    _ops: operations,
    ...(agency === undefined ? {} : { _sp: agency }),
    _sps: [...new Set([...(agency === undefined ? [] : [agency]), ...inherited])],
    _up: parents.map((parent) => parent._id as string),
    _us: us,
    _uds: uds,
    _min: 1,
    _max: 1 + Math.max(0, ...Object.keys(uds).map(Number)),
    _mgt: unit.management as JsonObject,
    ...(unit.computed === undefined
      ? {}
      : {
          _computedInheritedRules: { AccessRule: { MaxEndDate: unit.computed } },
          _validComputedInheritedRules: true,
        }),
    _acd: '2024-03-05T09:12:33.123',
    _aud: '2024-03-05T09:12:33.123',
  };
}

/** Ancestors by distance: a parent's ancestors, one farther. */
function distances(parents: readonly JsonObject[]): Readonly<Record<string, readonly string[]>> {
  const found = new Map<number, Set<string>>();
  const add = (distance: number, id: string) => {
    const level = found.get(distance) ?? new Set();
    level.add(id);
    found.set(distance, level);
  };
  for (const parent of parents) {
    add(1, parent._id as string);
    for (const [distance, ids] of Object.entries(parent._uds as Record<string, readonly string[]>)) {
      for (const id of ids) add(Number(distance) + 1, id);
    }
  }
  return Object.fromEntries([...found].map(([distance, ids]) => [String(distance), [...ids]]));
}
