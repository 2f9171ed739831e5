import type { Fragment } from '../sql/fragment.ts';
import type { FacetValues } from './search-field.ts';
import type { ExactType, ValueTest } from './value-test.ts';

/** Where the exact values of a field are: a column, a list, a path in a document. */
export interface ValueStore {
  readonly type: ExactType;
  /** One of the values passes the test. */
  has(test: ValueTest): Fragment;
  /** There is a value. */
  exists(): Fragment;
  sortKey(direction: 1 | -1): Fragment;
  facetValues(): FacetValues;
}
