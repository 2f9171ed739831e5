import type { Queryable, Transaction } from '../../platform/index.ts';
import { ASSIGNED_ORIGIN, assignedArk } from './assigned-identifiers.ts';

/** A persistent identifier of a unit or of an object that is removed. */
export interface PurgedIdentifier {
  readonly identifier: string;
  readonly kind: 'unit' | 'object';
  readonly itemId: string;
  /** By this archive. */
  readonly assigned: boolean;
}

/** The persistent identifiers of units, or of objects in their groups, that an operation is about to remove. */
export async function identifiersOfItems(
  queryable: Queryable,
  tenant: number,
  items: { readonly units: readonly string[]; readonly objects: readonly string[] },
): Promise<readonly PurgedIdentifier[]> {
  const { rows } = await queryable.query<PurgedIdentifier>(
    `select p ->> 'PersistentIdentifierContent' identifier, i.kind, i.item ->> '_id' "itemId",
       coalesce(p ->> 'PersistentIdentifierOrigin' = '${ASSIGNED_ORIGIN}' and p ->> 'PersistentIdentifierContent' =
         ${assignedArk("(p ->> 'PersistentIdentifierReference')", "(i.item ->> '_id')")}, false) assigned
     from (
       select 'unit' kind, document item from unit where tenant = $1 and id = any ($2)
       union all
       select 'object', v from object_group g, jsonb_array_elements(document -> '_qualifiers') q,
         jsonb_array_elements(q -> 'versions') v
       where g.tenant = $1 and v ->> '_id' = any ($3)
         and document @> any (select jsonb_build_object('_qualifiers', jsonb_build_array(jsonb_build_object(
           'versions', jsonb_build_array(jsonb_build_object('_id', o))))) from unnest($3::text[]) o)) i,
       jsonb_array_elements(i.item -> 'PersistentIdentifier') p
     order by 1, 3`,
    [tenant, items.units, items.objects],
  );
  return rows;
}

/** Keeps identifiers of items that an operation removes, with that operation and its date. */
export async function keepPurgedIdentifiers(
  transaction: Transaction,
  tenant: number,
  purge: { readonly operationId: string; readonly date: Date },
  identifiers: readonly PurgedIdentifier[],
): Promise<void> {
  await transaction.query(
    `insert into persistent_identifier (tenant, identifier, kind, item_id, assigned, purged_by, purged_at)
     select $1, p.identifier, p.kind, p."itemId", p.assigned, $2, $3::timestamptz at time zone 'UTC'
     from jsonb_to_recordset($4::jsonb) p (identifier text, kind text, "itemId" text, assigned boolean)
     on conflict (tenant, identifier, item_id) do update set purged_by = excluded.purged_by, purged_at = excluded.purged_at`,
    [tenant, purge.operationId, purge.date.toISOString(), JSON.stringify(identifiers)],
  );
}

/** The removal of what had an identifier, the last one, or undefined. */
export async function findPurgedIdentifier(
  queryable: Queryable,
  tenant: number,
  identifier: string,
): Promise<{ readonly operation: string; readonly date: string } | undefined> {
  const { rows } = await queryable.query<{ operation: string; date: string }>(
    `select purged_by operation, to_char(purged_at, 'YYYY-MM-DD"T"HH24:MI:SS') date from persistent_identifier
     where tenant = $1 and identifier = $2 and purged_by is not null order by purged_at desc limit 1`,
    [tenant, identifier],
  );
  return rows[0];
}
