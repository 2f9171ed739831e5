import { derivedItemGuid, type Queryable, type Transaction } from '../../platform/index.ts';
import type { RegisterDetail } from './register-detail.ts';

/**
 * Writes a deposit's line in the register and adds its quantities to the summary of its agency. The line of the same
 * operation and agency is written once: done again, nothing changes.
 */
export async function registerDeposit(
  transaction: Transaction,
  tenant: number,
  detail: RegisterDetail,
): Promise<void> {
  const { rowCount } = await transaction.query(
    `insert into accession_register_detail (tenant, id, originating_agency, opi, version, document)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, originating_agency, opi) do nothing`,
    [tenant, detail._id, detail.OriginatingAgency, detail.Opi, detail._v, detail],
    { name: 'register-detail' },
  );
  if (rowCount > 0) await addToSummary(transaction, tenant, detail);
}

/** Writes a line as an offer gives it, whatever the register holds; summaries are computed afterwards. */
export async function putRegisterDetail(
  transaction: Transaction,
  tenant: number,
  detail: RegisterDetail,
): Promise<void> {
  await transaction.query(
    `insert into accession_register_detail (tenant, id, originating_agency, opi, version, document)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, originating_agency, opi) do update set
       id = excluded.id, version = excluded.version, document = excluded.document`,
    [tenant, detail._id, detail.OriginatingAgency, detail.Opi, detail._v, detail],
  );
}

/**
 * Computes the summaries of a tenant again from the lines of its register: each agency's sum, created by its first
 * deposit in the order of commits.
 */
export async function recomputeRegisterSummaries(transaction: Transaction, tenant: number): Promise<void> {
  await transaction.query('delete from accession_register_summary where tenant = $1', [tenant]);
  const { rows } = await transaction.query<{ document: RegisterDetail }>(
    `select d.document from accession_register_detail d
     left join operation o on o.tenant = d.tenant and o.id = d.opi
     where d.tenant = $1 order by o.seq nulls last, d.opi, d.originating_agency`,
    [tenant],
  );
  for (const { document } of rows) await addToSummary(transaction, tenant, document);
}

/** The quantities that a summary adds up. */
const QUANTITIES = ['TotalObjects', 'TotalObjectGroups', 'TotalUnits', 'ObjectSize'] as const;

async function addToSummary(transaction: Transaction, tenant: number, detail: RegisterDetail): Promise<void> {
  const agency = detail.OriginatingAgency;
  const id = derivedItemGuid('accessionRegisterSummary', tenant, detail.Opi, agency, 0);
  const created = {
    _id: id,
    _tenant: tenant,
    _v: 0,
    OriginatingAgency: agency,
    ...Object.fromEntries(QUANTITIES.map((name) => [name, detail[name]])),
    CreationDate: detail.StartDate,
  };
  const sums = QUANTITIES.map((name) => `'${name}', jsonb_build_object(${sumOf(name)})`).join(', ');
  await transaction.query(
    `insert into accession_register_summary as s (tenant, id, originating_agency, version, document)
     values ($1, $2, $3, 0, $4)
     on conflict (tenant, originating_agency) do update set
       version = s.version + 1,
       document = s.document || jsonb_build_object('_v', s.version + 1, ${sums})`,
    [tenant, id, agency, created],
    { name: 'register-summary' },
  );
}

function sumOf(name: string): string {
  return ['ingested', 'deleted', 'remained']
    .map((part) => {
      const path = `'{${name},${part}}'`;
      return `'${part}', (s.document #>> ${path})::bigint + (excluded.document #>> ${path})::bigint`;
    })
    .join(', ');
}

/** The line that a deposit wrote for an agency, or undefined. */
export async function findRegisterDetail(
  queryable: Queryable,
  tenant: number,
  agency: string,
  operationId: string,
): Promise<RegisterDetail | undefined> {
  const { rows } = await queryable.query<{ document: RegisterDetail }>(
    `select document from accession_register_detail
     where tenant = $1 and originating_agency = $2 and opi = $3`,
    [tenant, agency, operationId],
  );
  return rows[0]?.document;
}
