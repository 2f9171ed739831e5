import type { Transaction } from '../../platform/index.ts';

/**
 * Who assigned an identifier of this archive: the service that keeps the archives (SEDA 2.3,
 * `PersistentIdentifierOrigin`).
 */
export const ASSIGNED_ORIGIN = 'ArchivalAgency';

/** An SQL expression: the identifier of an item under a naming authority (ARK, with NOID's check character). */
export function assignedArk(authority: string, id: string): string {
  return `'ark:/' || ${authority} || '/' || persistent_name(${authority}, ${id})`;
}

/** Documents whose assigned identifiers are registered: `document` of units, or of object groups. */
export interface IdentifiedSource {
  readonly kind: 'unit' | 'objectgroup';
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/** Rows identifier, kind and item_id of the identifiers that this archive assigned, in rows of `document`. */
function assignedIn({ kind, text }: Pick<IdentifiedSource, 'kind' | 'text'>): string {
  const items =
    kind === 'unit'
      ? `select 'unit' kind, document item from (${text}) s where document ? '_managementContractId'`
      : `select 'object' kind, v item
         from (${text}) s, jsonb_array_elements(document -> '_qualifiers') q, jsonb_array_elements(q -> 'versions') v
         where v ? '_managementContractId'`;
  return `
    select p ->> 'PersistentIdentifierContent' identifier, i.kind, i.item ->> '_id' item_id
    from (${items}) i, jsonb_array_elements(i.item -> 'PersistentIdentifier') p
    where p ->> 'PersistentIdentifierOrigin' = '${ASSIGNED_ORIGIN}' and p ->> 'PersistentIdentifierContent' =
      ${assignedArk("(p ->> 'PersistentIdentifierReference')", "(i.item ->> '_id')")}`;
}

/**
 * Registers the identifiers that this archive assigned to items: none is assigned twice, removed items included. Answers
 * those that are another item's already; then nothing may be published.
 */
export async function registerAssignedIdentifiers(
  transaction: Transaction,
  tenant: number,
  source: IdentifiedSource,
): Promise<readonly string[]> {
  const { rows } = await transaction.query<{ identifier: string }>(
    `with assigned as materialized (${assignedIn(source)}),
     registered as (
       insert into persistent_identifier (tenant, identifier, kind, item_id, assigned)
       select $${source.values.length + 1}::integer, identifier, kind, item_id, true from assigned
       on conflict do nothing returning identifier, item_id)
     select a.identifier from assigned a
     where not exists (select from registered r where r.identifier = a.identifier and r.item_id = a.item_id)
       and not exists (select from persistent_identifier p
         where p.tenant = $${source.values.length + 1}::integer and p.identifier = a.identifier and p.item_id = a.item_id)`,
    [...source.values, tenant],
  );
  return rows.map(({ identifier }) => identifier);
}

/** Registers again what a tenant's units and groups say, beside what was removed: what a rebuild ends with. */
export async function recomputeAssignedIdentifiers(transaction: Transaction, tenant: number): Promise<void> {
  await transaction.query('delete from persistent_identifier where tenant = $1 and purged_by is null', [
    tenant,
  ]);
  for (const [kind, table] of [
    ['unit', 'unit'],
    ['objectgroup', 'object_group'],
  ] as const)
    await registerAssignedIdentifiers(transaction, tenant, {
      kind,
      text: `select document from ${table} where tenant = $1`,
      values: [tenant],
    });
}
