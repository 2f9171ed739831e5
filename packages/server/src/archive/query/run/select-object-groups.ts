import type { Database } from '../../../platform/index.ts';
import { visibleObjectGroups } from '../access/access-conditions.ts';
import type { QueryOutcome } from '../answer.ts';
import { objectGroupCollection } from '../catalogue/object-groups.ts';
import { compileGroupWalk } from '../compile/walk.ts';
import { renderObjectGroup } from '../render/render-object-group.ts';
import type { DocumentRow } from '../render/render-unit.ts';
import type { UnitSearch } from '../requests.ts';
import { emptyQueryFault } from './empty-query.ts';
import { runSearch } from './search.ts';

/** Searches object groups, those that the access contract lets see. */
export async function selectObjectGroups(database: Database, request: UnitSearch): Promise<QueryOutcome> {
  const { query, access, fieldTypes, settings = {} } = request;
  const empty = emptyQueryFault(query);
  if (empty) return { ok: false, faults: [empty] };
  const visible = visibleObjectGroups(access);
  return await runSearch<DocumentRow>(database, {
    collection: objectGroupCollection(fieldTypes),
    walk: (scope) => compileGroupWalk(query.roots, query.steps, visible, scope),
    filter: query.filter,
    shownLimitWithoutFilter: 0,
    facets: query.facets,
    words: [],
    settings,
    render: async (rows) => rows.map((row) => renderObjectGroup(row, query.projection)),
  });
}
