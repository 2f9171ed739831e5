import type { Database } from '../../../platform/index.ts';
import { visibleObjectGroups } from '../access/access-conditions.ts';
import { objectGroupCollection } from '../catalogue/object-groups.ts';
import { compileGroupWalk } from '../compile/walk.ts';
import { renderObjectGroup } from '../render/render-object-group.ts';
import type { DocumentRow } from '../render/render-unit.ts';
import { emptyQueryFault } from './empty-query.ts';
import { type DocumentStream, type StreamOutcome, streamRows } from './stream-rows.ts';
import type { StreamRequest } from './stream-units.ts';

/** Every object group that a query finds, as `streamUnits` gives units; rights as in a search of groups. */
export async function streamObjectGroups<T>(
  database: Database,
  { query, access, fieldTypes, settings = {}, countUpTo }: StreamRequest,
  read: (groups: DocumentStream) => Promise<T>,
): Promise<StreamOutcome<T>> {
  const empty = emptyQueryFault(query);
  if (empty) return { ok: false, faults: [empty] };
  const visible = visibleObjectGroups(access);
  return await streamRows<DocumentRow, T>(
    database,
    {
      collection: objectGroupCollection(fieldTypes),
      walk: (scope) => compileGroupWalk(query.roots, query.steps, visible, scope),
      query,
      settings,
      countUpTo,
      render: (row) => renderObjectGroup(row, query.projection),
    },
    read,
  );
}
