import type { Database } from '../../../platform/index.ts';
import { visibleUnits } from '../access/access-conditions.ts';
import type { QueryOutcome } from '../answer.ts';
import { unitCollection } from '../catalogue/units.ts';
import { soughtWords } from '../compile/full-text.ts';
import { compileUnitWalk } from '../compile/walk.ts';
import { type DocumentRow, renderUnit } from '../render/render-unit.ts';
import type { UnitSearch } from '../requests.ts';
import { ARCHIVED_UNITS } from '../searched-units.ts';
import { allOf } from '../sql/fragment.ts';
import { emptyQueryFault } from './empty-query.ts';
import { runSearch, type Search } from './search.ts';

/** Searches units: those that the access contract lets see, and no others, in results, totals and facets. */
export async function selectUnits(database: Database, request: UnitSearch): Promise<QueryOutcome> {
  const { projection } = request.query;
  return await searchUnits(database, request, async (rows) => rows.map((row) => renderUnit(row, projection)));
}

/** The same, with the results rendered otherwise, in the snapshot of the search. */
export async function searchUnits(
  database: Database,
  request: UnitSearch,
  render: Search<DocumentRow>['render'],
): Promise<QueryOutcome> {
  const { query, access, fieldTypes, units = ARCHIVED_UNITS, settings = {} } = request;
  const { from, among } = units;
  const empty = emptyQueryFault(query);
  // those of one transaction may all be asked for
  if (empty && among === undefined) return { ok: false, faults: [empty] };
  const visible = among === undefined ? visibleUnits(access) : allOf([visibleUnits(access), among]);
  const rights = { tenant: access.tenant, visible, from };
  const last = query.steps.at(-1);
  return await runSearch<DocumentRow>(database, {
    collection: unitCollection(fieldTypes, units),
    walk: (scope) =>
      empty ? { sets: [], condition: visible } : compileUnitWalk(query.roots, query.steps, rights, scope),
    filter: query.filter,
    shownLimitWithoutFilter: 0,
    facets: query.facets,
    words: soughtWords(last?.condition),
    settings,
    render,
  });
}
