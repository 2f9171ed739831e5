import { FALSE, sql } from '../sql/fragment.ts';
import type { SearchField } from './search-field.ts';

/** A name that is known and holds nothing (`#usage`): no value fits, nothing is missing from the order of results. */
export const unknownField: SearchField = {
  analysed: false,
  equals: () => FALSE,
  oneOf: () => FALSE,
  between: () => FALSE,
  exists: () => FALSE,
  words: () => FALSE,
  search: () => FALSE,
  wildcard: () => FALSE,
  regex: () => FALSE,
  sortKeys: () => [],
  facetValues: () => ({ values: sql`null::text`, shape: 'one' }),
};
