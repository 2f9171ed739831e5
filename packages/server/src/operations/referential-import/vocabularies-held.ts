import { FIELD_SEARCH_TIMEOUT_MILLISECONDS, type FieldHolder, holdersOfFields } from '../../archive/index.ts';
import type { Database } from '../../platform/index.ts';
import {
  type Finding,
  fieldNames,
  fieldsOf,
  type OntologyEntry,
  refusal,
  remark,
  vocabularyChanges,
} from '../../referential/index.ts';

/**
 * What a list that is not forced takes from documents of the archive: a removed vocabulary whose field a unit or an
 * object group of any tenant holds is a refusal; one that gets another type, which is refused anyway, is told who holds
 * it. Vitam looks at archive unit profiles only.
 */
export async function heldVocabularies(
  database: Database,
  given: unknown,
  entries: ReadonlyMap<string, OntologyEntry>,
): Promise<readonly Finding[]> {
  const { removed, retyped } = vocabularyChanges(given, entries);
  const changed = [...removed, ...retyped];
  if (changed.length === 0) return [];
  const holders = await holdersOfFields(database, fieldsOf(changed));
  if (holders === undefined) return removed.length === 0 ? [] : [useUnknown(removed)];
  return [
    ...removed.flatMap((entry) =>
      told(entry, holders, (identifier, users) =>
        refusal('STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY', { identifier, users }, { identifier }),
      ),
    ),
    ...retyped.flatMap((entry) =>
      told(entry, holders, (identifier, users) =>
        remark('ONTOLOGY_FIELD_HELD', { identifier, from: entry.Type, users }, { identifier }),
      ),
    ),
  ];
}

/** Who holds one vocabulary's field, as refusals name them: `Unit <id> (tenant 0)`; or the refusal when it is not known. */
export async function vocabularyUsers(
  database: Database,
  entry: OntologyEntry,
): Promise<{ readonly users: readonly string[]; readonly refused: readonly Finding[] }> {
  const holders = await holdersOfFields(database, fieldsOf([entry]));
  return holders === undefined
    ? { users: [], refused: [useUnknown([entry])] }
    : { users: [...holders.values()].map(holderName), refused: [] };
}

function told(
  entry: OntologyEntry,
  holders: ReadonlyMap<string, FieldHolder>,
  finding: (identifier: string, users: readonly string[]) => Finding,
): readonly Finding[] {
  const users = fieldNames(entry)
    .map((name) => holders.get(name))
    .filter((holder) => holder !== undefined)
    .map(holderName);
  return users.length === 0 ? [] : [finding(entry.Identifier, users)];
}

function holderName({ kind, tenant, id }: FieldHolder): string {
  return `${kind} ${id} (tenant ${tenant})`;
}

function useUnknown(entries: readonly OntologyEntry[]): Finding {
  return refusal('ONTOLOGY_USE_UNKNOWN', {
    identifiers: entries.map(({ Identifier }) => Identifier),
    seconds: FIELD_SEARCH_TIMEOUT_MILLISECONDS / 1_000,
  });
}
