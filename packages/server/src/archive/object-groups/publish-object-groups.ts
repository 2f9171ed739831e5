import type { Transaction } from '../../platform/index.ts';
import {
  OBJECT_GROUP_COLUMNS,
  OBJECT_GROUP_REPLACEMENT,
  OBJECT_GROUP_UPSERT,
  objectGroupRows,
} from './object-group-columns.ts';

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

/**
 * Puts new versions of object groups in the place of those that they were made from. `source` gives their `document`, and
 * the `version` and `atomic_version` expected. Answers the ids of those that are not as expected any more: changed, or removed.
 */
export async function replaceObjectGroups(
  transaction: Transaction,
  tenant: number,
  source: { readonly text: string; readonly values: readonly (string | number | null)[] },
): Promise<readonly string[]> {
  const place = `$${source.values.length + 1}::integer`;
  const { rows } = await transaction.query<{ id: string }>(
    `with given as materialized (${source.text}),
     held as materialized (
       select g.id, g.version, g.atomic_version from object_group g
       where g.tenant = ${place} and g.id in (select document ->> '_id' from given) order by g.id for update),
     same as (
       select s.document from given s join held h on h.id = s.document ->> '_id'
         and h.version = s.version and h.atomic_version = s.atomic_version),
     replaced as (
       update object_group g set ${OBJECT_GROUP_REPLACEMENT}
       from (${objectGroupRows(place, 'select document from same')}) n (${OBJECT_GROUP_COLUMNS})
       where g.tenant = n.tenant and g.id = n.id returning g.id)
     select document ->> '_id' id from given except select id from replaced`,
    [...source.values, tenant],
  );
  return rows.map(({ id }) => id);
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
