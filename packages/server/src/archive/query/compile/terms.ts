import type { FacetValues } from '../fields/search-field.ts';
import { bind, type Fragment, sql } from '../sql/fragment.ts';

/** Elements that make buckets: texts, booleans and whole numbers, as in Vitam. */
const COUNTED = sql`jsonb_typeof(element) in ('string', 'boolean') or (jsonb_typeof(element) = 'number' and element #>> '{}' !~ '[.]')`;

/**
 * The most frequent values of a column of `found`: by count, then by value. `place` numbers the rows of `found`: a row
 * counts once for a value that it holds several times.
 */
export function termsBuckets(column: Fragment, shape: FacetValues['shape'], size: number): Fragment {
  return sql`select value collate "C" as value, count(*) as count from (${valuesOf(column, shape)}) taken where value is not null group by 1 order by 2 desc, 1 limit ${bind(size)}::bigint`;
}

function valuesOf(column: Fragment, shape: FacetValues['shape']): Fragment {
  switch (shape) {
    case 'one':
      return sql`select ${column} as value from found`;
    case 'list':
      return sql`select value from found cross join lateral unnest(${column}) value`;
    case 'elements':
      return sql`select distinct place, element #>> '{}' as value from found cross join lateral jsonb_array_elements(${column}) element where ${COUNTED}`;
  }
}

/** The values of an element of a nested list, as an array of texts. */
export function asList({ values, shape }: FacetValues): Fragment {
  switch (shape) {
    case 'one':
      return sql`array[${values}]`;
    case 'list':
      return values;
    case 'elements':
      return sql`array(select distinct element #>> '{}' from jsonb_array_elements(${values}) element where ${COUNTED})`;
  }
}
