import { type Fragment, sql } from '../sql/fragment.ts';
import type { ValueStore } from './value-store.ts';
import { type ExactType, sqlPredicate } from './value-test.ts';

/** A column that holds one value. */
export function columnStore(type: ExactType, column: Fragment): ValueStore {
  return {
    type,
    has: (test) => sql`(${sqlPredicate(test, column, type)})`,
    exists: () => sql`${column} is not null`,
    sortKey: () => column,
    facetValues: () => ({ values: sql`${column}::text`, shape: 'one' }),
  };
}
