import type { SelectSingle } from '@chartrier/dsl';
import type { Database } from '../../../platform/index.ts';
import { visibleRegisters } from '../access/access-conditions.ts';
import type { QueryOutcome } from '../answer.ts';
import type { Collection } from '../catalogue/collection.ts';
import {
  registerDetailCollection,
  registerSummaryCollection,
  symbolicRegisterCollection,
} from '../catalogue/registers.ts';
import { renderReferential } from '../render/render-referential.ts';
import type { DocumentRow } from '../render/render-unit.ts';
import type { RegisterDetailSearch, RegisterSummarySearch, SearchSettings } from '../requests.ts';
import { allOf, bind, type Fragment, sql, TRUE } from '../sql/fragment.ts';
import { runSingle } from './select-single.ts';

/** The fonds registers of the contract's agencies. */
export async function selectRegisterSummaries(
  database: Database,
  { query, access, settings }: RegisterSummarySearch,
): Promise<QueryOutcome> {
  return await selectRegisters(
    database,
    registerSummaryCollection,
    query,
    visibleRegisters(access),
    settings,
  );
}

/** The symbolic registers of the contract's agencies. (Vitam makes the same condition, and forgets to apply it.) */
export async function selectSymbolicRegisters(
  database: Database,
  { query, access, settings }: RegisterSummarySearch,
): Promise<QueryOutcome> {
  return await selectRegisters(
    database,
    symbolicRegisterCollection,
    query,
    visibleRegisters(access),
    settings,
  );
}

/** The deposits of the registers: of one agency, of a contract's, or of the tenant when no contract applies. */
export async function selectRegisterDetails(
  database: Database,
  { query, tenant, access, originatingAgency, settings }: RegisterDetailSearch,
): Promise<QueryOutcome> {
  const visible = allOf([
    sql`a.tenant = ${bind(tenant)}::integer`,
    access === undefined ? TRUE : visibleRegisters(access),
    originatingAgency === undefined ? TRUE : sql`a.originating_agency = ${bind(originatingAgency)}::text`,
  ]);
  return await selectRegisters(database, registerDetailCollection, query, visible, settings);
}

async function selectRegisters(
  database: Database,
  collection: Collection,
  query: SelectSingle,
  visible: Fragment,
  settings: SearchSettings = {},
): Promise<QueryOutcome> {
  return await runSingle<DocumentRow>(database, {
    collection,
    query,
    visible,
    settings,
    render: async (rows) => rows.map((row) => renderReferential(row, query.projection)),
  });
}
