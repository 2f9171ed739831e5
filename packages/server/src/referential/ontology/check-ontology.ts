import { type Finding, refusal } from '../finding/finding.ts';
import { isFilled, normaliseDates } from '../given-document.ts';
import {
  compileModel,
  type Draft,
  givenItems,
  isObject,
  readModel,
  schemaFindings,
} from '../json/read-model.ts';
import { withTypeDetail } from './ontology-defaults.ts';
import { type OntologyEntry, ontologyEntrySchema } from './ontology-entry.ts';
import { mayBecome } from './vocabulary-changes.ts';

/** What an ontology import is compared with. */
export interface OntologyInPlace {
  readonly entries: ReadonlyMap<string, OntologyEntry>;
  /** The archive unit profiles, of any tenant, that name each vocabulary, as `ArchiveUnitProfile <identifier>`. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
}

export interface OntologyImport {
  /** Header Force-Update: types may change, internal and used entries may go. */
  readonly forced: boolean;
  readonly now: string;
}

export interface CheckedOntology {
  readonly documents: readonly { readonly identifier: string; readonly document: Draft }[];
  readonly findings: readonly Finding[];
  /** The model refused an entry (Vitam's event CTR_SCHEMA). */
  readonly schemaRefused: boolean;
  /** Fields that the model does not know, left out: `<identifier>.<path>`. */
  readonly ignored: readonly string[];
}

/** Checks a given ontology: a whole list, that replaces the one in place. */
export function checkOntology(
  given: unknown,
  inPlace: OntologyInPlace,
  { forced, now }: OntologyImport,
): CheckedOntology {
  const items = givenItems(given);
  if (items === undefined)
    return {
      documents: [],
      findings: [refusal('REFERENTIAL_NOT_A_LIST', {})],
      schemaRefused: true,
      ignored: [],
    };
  const schema = compileModel(ontologyEntrySchema);
  const documents: { readonly identifier: string; readonly document: Draft }[] = [];
  const findings: Finding[] = [];
  const ignored: string[] = [];
  let schemaRefused = false;
  const claimed = namesClaimed(items);
  for (const [index, item] of items.entries()) {
    const label = isObject(item) && isFilled(item.Identifier) ? item.Identifier : `#${index + 1}`;
    const place = { identifier: label };
    const model = readModel(ontologyEntrySchema, isObject(item) ? item : {});
    const read = model.draft;
    ignored.push(...model.ignored.map((path) => `${label}.${path}`));
    const dated = normaliseDates(read, place);
    const own = [
      ...idFindings(item, label),
      ...missingFindings(read, label),
      ...parameterFindings(read, dated.findings, label),
      ...duplicateFindings(read, claimed, label),
      ...changeFindings(read, inPlace, forced),
    ];
    const { Identifier: identifier } = read;
    const entry = {
      CreationDate: now,
      ...withTypeDetail(dated.draft),
      ApiField: isFilled(read.ApiField) ? read.ApiField : identifier,
      LastUpdate: now,
    };
    const against =
      own.length > 0 ? [] : schemaFindings(schema, { ...entry, _id: '', _v: 0, _tenant: 0 }, place);
    if (against.length > 0) schemaRefused = true;
    findings.push(
      ...own,
      ...against.map(({ field }) =>
        refusal(
          'STP_IMPORT_ONTOLOGIES_EXCEPTION',
          { identifier: label, field: field ?? '' },
          { ...place, field: field ?? '' },
        ),
      ),
    );
    if (own.length + against.length === 0 && isFilled(identifier))
      documents.push({ identifier, document: entry });
  }
  return {
    documents,
    findings: [...findings, ...removalFindings(items, inPlace, forced)],
    schemaRefused,
    ignored,
  };
}

function idFindings(item: unknown, identifier: string): readonly Finding[] {
  const hasId = isObject(item) && (item['#id'] ?? item._id ?? null) !== null;
  return hasId
    ? [refusal('STP_IMPORT_ONTOLOGIES_ID_NOT_ALLOWED_IN_CREATE', { identifier }, { identifier })]
    : [];
}

function missingFindings(read: Draft, identifier: string): readonly Finding[] {
  return ['Identifier', 'Type', 'Origin']
    .filter((field) => !isFilled(read[field]))
    .map((field) =>
      refusal('STP_IMPORT_ONTOLOGIES_MISSING_INFORMATION', { identifier, field }, { identifier, field }),
    );
}

function parameterFindings(read: Draft, dates: readonly Finding[], identifier: string): readonly Finding[] {
  const wrong = dates.map((finding) => finding.field ?? '');
  if (read.Origin === 'EXTERNAL' && isFilled(read.Identifier) && /^[_#]|\s/.test(read.Identifier))
    wrong.unshift('Identifier');
  return wrong.map((field) =>
    refusal('STP_IMPORT_ONTOLOGIES_INVALID_PARAMETER', { identifier, field }, { identifier, field }),
  );
}

interface ClaimedNames {
  /** How often each identifier is given, whatever its case. */
  readonly identifiers: ReadonlyMap<string, number>;
  /** SEDA names of internal entries, in lower case. */
  readonly seda: ReadonlySet<string>;
}

function namesClaimed(given: readonly unknown[]): ClaimedNames {
  const identifiers = new Map<string, number>();
  const seda = new Set<string>();
  for (const item of given) {
    if (!isObject(item) || !isFilled(item.Identifier)) continue;
    const name = item.Identifier.toLowerCase();
    identifiers.set(name, (identifiers.get(name) ?? 0) + 1);
    if (item.Origin === 'INTERNAL' && isFilled(item.SedaField)) seda.add(item.SedaField.toLowerCase());
  }
  return { identifiers, seda };
}

/** Internal entries may share a SEDA name (two fields come from the same element); an external one may not take it. */
function duplicateFindings(read: Draft, claimed: ClaimedNames, identifier: string): readonly Finding[] {
  if (!isFilled(read.Identifier)) return [];
  const name = read.Identifier.toLowerCase();
  const repeated = (claimed.identifiers.get(name) ?? 0) > 1;
  if (!repeated && !(read.Origin === 'EXTERNAL' && claimed.seda.has(name))) return [];
  const place = { identifier, field: 'Identifier' };
  return [refusal('STP_IMPORT_ONTOLOGIES_IDENTIFIER_ALREADY_IN_ONTOLOGY', { identifier }, place)];
}

function changeFindings(read: Draft, { entries }: OntologyInPlace, forced: boolean): readonly Finding[] {
  const identifier = isFilled(read.Identifier) ? read.Identifier : '';
  const known = entries.get(identifier);
  if (known === undefined) return [];
  const place = { identifier, field: 'Type' };
  if (read.Origin === 'INTERNAL' && known.Origin === 'EXTERNAL')
    return [
      refusal(
        'STP_IMPORT_ONTOLOGIES_INTERNAL_EXTERNAL_CONFLICT_EXCEPTION',
        { identifier },
        { ...place, field: 'Origin' },
      ),
    ];
  const to = String(read.Type ?? '');
  return forced || to === '' || mayBecome(known.Type, to)
    ? []
    : [refusal('STP_IMPORT_ONTOLOGIES_UPDATE_INVALID_TYPE', { identifier, from: known.Type, to }, place)];
}

function removalFindings(
  given: readonly unknown[],
  { entries, usedBy }: OntologyInPlace,
  forced: boolean,
): readonly Finding[] {
  if (forced) return [];
  const kept = new Set(given.map((item) => (isObject(item) ? item.Identifier : undefined)));
  const findings: Finding[] = [];
  for (const [identifier, { Origin }] of entries) {
    if (kept.has(identifier)) continue;
    const users = usedBy.get(identifier) ?? [];
    if (Origin === 'INTERNAL')
      findings.push(refusal('STP_IMPORT_ONTOLOGIES_DELETE_NOT_AUTHORIZED', { identifier }, { identifier }));
    else if (users.length > 0)
      findings.push(
        refusal('STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY', { identifier, users }, { identifier }),
      );
  }
  return findings;
}
