import type { Batch, DslFault } from '@chartrier/dsl';
import { visibleUnits } from '../access/access-conditions.ts';
import type { AccessFilter } from '../access/access-filter.ts';
import { unitCollection } from '../catalogue/units.ts';
import { Compilation } from '../compile/compilation.ts';
import { compileUnitWalk, withSets } from '../compile/walk.ts';
import type { FieldTypes } from '../field-types.ts';
import { type Statement, sql, toStatement } from '../sql/fragment.ts';
import { emptyQueryFault } from './empty-query.ts';

export interface UnitBatchRequest {
  readonly query: Batch;
  readonly access: AccessFilter;
  readonly fieldTypes: FieldTypes;
}

export type UnitIdsOutcome =
  | { readonly ok: true; readonly statement: Statement }
  | { readonly ok: false; readonly faults: readonly DslFault[] };

/**
 * The statement that gives the units an operation works on: `ordinal` (from 0) and `id`, those that the contract shows.
 * For an operation that stages them; a caller's mistake is found without running it.
 */
export function unitIdsStatement({ query, access, fieldTypes }: UnitBatchRequest): UnitIdsOutcome {
  const empty = emptyQueryFault(query);
  if (empty !== undefined) return { ok: false, faults: [empty] };
  const collection = unitCollection(fieldTypes);
  const compilation = new Compilation();
  const scope = { compilation, field: collection.field };
  const rights = { tenant: access.tenant, visible: visibleUnits(access) };
  const walk = compileUnitWalk(query.roots, query.steps, rights, scope);
  if (compilation.faults.length > 0) return { ok: false, faults: compilation.faults };
  const statement = toStatement(
    sql`${withSets(walk.sets)}select row_number() over (order by u.shelf, u.id) - 1 as ordinal, u.id from ${collection.from} where ${walk.condition}`,
  );
  return { ok: true, statement };
}
