import type { Database } from '../../../platform/index.ts';
import { owningTenant } from '../../../referential/index.ts';
import type { QueryOutcome } from '../answer.ts';
import { referentialCollection } from '../catalogue/referentials.ts';
import { renderReferential } from '../render/render-referential.ts';
import type { DocumentRow } from '../render/render-unit.ts';
import type { ReferentialSearch } from '../requests.ts';
import { bind, sql } from '../sql/fragment.ts';
import { runSingle } from './select-single.ts';

/** Searches a collection of reference data: the tenant's own, or the platform's when the collection is cross-tenant. */
export async function selectReferential(
  database: Database,
  { collection, scope, query, settings = {} }: ReferentialSearch,
): Promise<QueryOutcome> {
  const tenant = owningTenant(collection, scope);
  return await runSingle<DocumentRow>(database, {
    collection: referentialCollection(collection),
    query,
    visible: sql`r.tenant = ${bind(tenant)}::integer and r.collection = ${bind(collection)}::text`,
    settings,
    render: async (rows) => rows.map((row) => renderReferential(row, query.projection)),
  });
}
