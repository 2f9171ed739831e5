import type { Database } from '../../../platform/index.ts';
import { visibleUnits } from '../access/access-conditions.ts';
import { unitCollection } from '../catalogue/units.ts';
import { compileUnitWalk } from '../compile/walk.ts';
import { type DocumentRow, renderUnit } from '../render/render-unit.ts';
import type { UnitSearch } from '../requests.ts';
import { emptyQueryFault } from './empty-query.ts';
import { type DocumentStream, type StreamOutcome, streamRows } from './stream-rows.ts';

export interface StreamRequest extends UnitSearch {
  /** Counts what matches before the first document is read, and stops counting here (a threshold + 1). */
  readonly countUpTo?: number;
}

/**
 * Every unit that a query finds, whatever their number: one snapshot, one cursor, memory for one batch. The query's
 * `$offset`, `$limit` and facets are not looked at (Vitam refuses them on a stream: the caller does).
 *
 * @throws DATABASE_STATEMENT_CANCELLED when one statement lasts too long
 */
export async function streamUnits<T>(
  database: Database,
  { query, access, fieldTypes, settings = {}, countUpTo }: StreamRequest,
  read: (units: DocumentStream) => Promise<T>,
): Promise<StreamOutcome<T>> {
  const empty = emptyQueryFault(query);
  if (empty) return { ok: false, faults: [empty] };
  const rights = { tenant: access.tenant, visible: visibleUnits(access) };
  return await streamRows<DocumentRow, T>(
    database,
    {
      collection: unitCollection(fieldTypes),
      walk: (scope) => compileUnitWalk(query.roots, query.steps, rights, scope),
      query,
      settings,
      countUpTo,
      render: (row) => renderUnit(row, query.projection),
    },
    read,
  );
}
