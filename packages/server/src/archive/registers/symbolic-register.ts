import { derivedItemGuid, type Queryable, type Transaction, vitamDateTime } from '../../platform/index.ts';

/** What an agency sees of units that others produced, attached under its own: at one date. */
export interface SymbolicRegister {
  readonly _id: string;
  readonly _tenant: number;
  readonly _v: number;
  readonly OriginatingAgency: string;
  readonly ArchiveUnit: number;
  readonly ObjectGroup: number;
  readonly BinaryObject: number;
  readonly BinaryObjectSize: number;
  readonly CreationDate: string;
}

/** Rows that an agency sees and did not produce. */
const SEEN_FROM_ELSEWHERE = 'tenant = $1 and sps is distinct from array[sp]';

/** Whether an agency of the tenant sees a unit that it did not produce. */
export async function hasSymbolicLinks(queryable: Queryable, tenant: number): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `select from unit cross join lateral unnest(sps) agency
     where ${SEEN_FROM_ELSEWHERE} and agency is distinct from sp limit 1`,
    [tenant],
  );
  return rowCount > 0;
}

/**
 * Counts, for each agency that sees some, the units, groups and objects whose `#originating_agencies` hold it and whose
 * `#originating_agency` is another, and stages a symbolic register for each. Done again, it counts again.
 *
 * @returns how many agencies there are
 */
export async function stageSymbolicRegisters(
  transaction: Transaction,
  {
    tenant,
    operationId,
    date,
  }: { readonly tenant: number; readonly operationId: string; readonly date: Date },
): Promise<number> {
  const { rows } = await transaction.query<{
    agency: string;
    units: number;
    groups: number;
    objects: number;
    bytes: number;
  }>(
    `with seen_units as (
       select agency, count(*) units from unit cross join lateral unnest(sps) agency
       where ${SEEN_FROM_ELSEWHERE} and agency is distinct from sp group by agency),
     seen_groups as (
       select agency, count(*) groups, sum(objects) objects, sum(bytes) bytes
       from object_group cross join lateral unnest(sps) agency cross join lateral (
         select count(*) objects, coalesce(sum((object ->> 'Size')::numeric), 0) bytes
         from jsonb_path_query(document, '$._qualifiers[*].versions[*]') object) held
       where ${SEEN_FROM_ELSEWHERE} and agency is distinct from sp group by agency)
     select agency, coalesce(units, 0)::float8 units, coalesce(groups, 0)::float8 "groups",
       coalesce(objects, 0)::float8 objects, coalesce(bytes, 0)::float8 bytes
     from seen_units full join seen_groups using (agency) order by agency`,
    [tenant],
  );
  const registers = rows.map(
    ({ agency, units, groups, objects, bytes }): SymbolicRegister => ({
      _id: derivedItemGuid('accessionRegisterSummary', tenant, operationId, agency, 0),
      _tenant: tenant,
      _v: 0,
      OriginatingAgency: agency,
      ArchiveUnit: units,
      ObjectGroup: groups,
      BinaryObject: objects,
      BinaryObjectSize: bytes,
      CreationDate: vitamDateTime(date),
    }),
  );
  await clearSymbolicRegisters(transaction, tenant, operationId);
  await transaction.query(
    `insert into accession_register_symbolic_staged (tenant, operation_id, id, document)
     select $1, $2, register ->> '_id', register from jsonb_array_elements($3::jsonb) register`,
    [tenant, operationId, JSON.stringify(registers)],
  );
  return registers.length;
}

export async function clearSymbolicRegisters(
  transaction: Transaction,
  tenant: number,
  operationId: string,
): Promise<void> {
  await transaction.query(
    'delete from accession_register_symbolic_staged where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
}

/** The staged registers of an operation, in the order of their ids. */
export async function stagedSymbolicRegisters(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<readonly SymbolicRegister[]> {
  const { rows } = await queryable.query<{ document: SymbolicRegister }>(
    'select document from accession_register_symbolic_staged where tenant = $1 and operation_id = $2 order by id',
    [tenant, operationId],
  );
  return rows.map(({ document }) => document);
}

/** Writes symbolic registers, as an operation or an offer gives them; those that are there stay. */
export async function putSymbolicRegisters(
  transaction: Transaction,
  tenant: number,
  registers: readonly SymbolicRegister[],
): Promise<void> {
  await transaction.query(
    `insert into accession_register_symbolic (tenant, id, originating_agency, version, document)
     select $1, register ->> '_id', register ->> 'OriginatingAgency', (register ->> '_v')::integer, register
     from jsonb_array_elements($2::jsonb) register
     on conflict (tenant, id) do nothing`,
    [tenant, JSON.stringify(registers)],
  );
}
