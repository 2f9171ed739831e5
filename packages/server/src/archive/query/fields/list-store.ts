import { bind, type Fragment, sql } from '../sql/fragment.ts';
import type { ValueStore } from './value-store.ts';
import { sqlPredicate, type ValueTest } from './value-test.ts';

/** A column that holds a list of keywords (`text[]`). */
export function listStore(column: Fragment): ValueStore {
  return {
    type: 'keyword',
    has: (test) => overlaps(column, test) ?? anyElement(column, test),
    exists: () => sql`cardinality(${column}) > 0`,
    sortKey: (direction) =>
      direction === 1
        ? sql`(select min(value collate "C") from unnest(${column}) value)`
        : sql`(select max(value collate "C") from unnest(${column}) value)`,
    facetValues: () => ({ values: column, shape: 'list' }),
  };
}

/**
 * A list that nearly always holds one value, which a column of its own gives and an index serves; the rows with several
 * have an index of their own (`where cardinality(…) > 1`).
 */
export function mostlySingleListStore(column: Fragment, first: Fragment): ValueStore {
  return {
    ...listStore(column),
    has: (test) => {
      if (test.kind !== 'points') return anyElement(column, test);
      const values = bind(test.values.map(String));
      return sql`(${first} = any(${values}::text[]) or (cardinality(${column}) > 1 and ${column} && ${values}::text[]))`;
    },
  };
}

/** A list that another, with an index, holds entirely (parents are among ancestors): it is looked up there first. */
export function includedListStore(column: Fragment, wider: Fragment): ValueStore {
  return {
    ...listStore(column),
    has: (test) => {
      const narrowed = overlaps(wider, test);
      const exact = overlaps(column, test);
      return narrowed && exact ? sql`(${narrowed} and ${exact})` : anyElement(column, test);
    },
  };
}

function overlaps(column: Fragment, test: ValueTest): Fragment | undefined {
  if (test.kind !== 'points') return undefined;
  return sql`${column} && ${bind(test.values.map(String))}::text[]`;
}

function anyElement(column: Fragment, test: ValueTest): Fragment {
  return sql`exists (select from unnest(${column}) value where ${sqlPredicate(test, sql`value collate "C"`, 'keyword')})`;
}
