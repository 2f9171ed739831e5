import type { Transaction } from '../../platform/index.ts';
import { OBJECT_GROUP_COLUMNS, OBJECT_GROUP_UPSERT, objectGroupRows } from './object-group-columns.ts';

/** Makes object groups visible. `source` gives their `document`. Answers how many. */
export async function publishObjectGroups(
  transaction: Transaction,
  tenant: number,
  source: { readonly text: string; readonly values: readonly (string | number | null)[] },
): Promise<number> {
  const place = source.values.length + 1;
  const { rowCount } = await transaction.query(
    `insert into object_group (${OBJECT_GROUP_COLUMNS}) ${objectGroupRows(`$${place}::integer`, source.text)}`,
    [...source.values, tenant],
  );
  return rowCount;
}

/** Writes stored documents as they are, replacing those of the same ids (what a rebuild reads on an offer). */
export async function putObjectGroupDocuments(
  transaction: Transaction,
  tenant: number,
  documents: readonly object[],
): Promise<void> {
  await transaction.query(
    `insert into object_group (${OBJECT_GROUP_COLUMNS})
     ${objectGroupRows('$1::integer', 'select document from jsonb_array_elements($2::jsonb) document')}
     on conflict (tenant, id) do update set ${OBJECT_GROUP_UPSERT}`,
    [tenant, JSON.stringify(documents)],
  );
}

export async function deleteObjectGroups(
  transaction: Transaction,
  tenant: number,
  ids: readonly string[],
): Promise<void> {
  await transaction.query('delete from object_group where tenant = $1 and id = any($2)', [tenant, ids]);
}
