import type { SearchExpression } from '@chartrier/dsl';
import { postgresRegex, wildcardRegex } from '../compile/postgres-regex.ts';
import { refuseExpression, refusePattern } from '../compile/refusals.ts';
import { allOf, anyOf, FALSE, type Fragment, not } from '../sql/fragment.ts';
import { boundsTest, equalityTest, oneOfTests } from './comparison.ts';
import type { SearchField } from './search-field.ts';
import type { ValueStore } from './value-store.ts';

/**
 * A field whose values are compared whole: keyword, date, number, boolean. `$match*` finds nothing in one, as in Vitam:
 * it looks for words, and these values have none.
 */
export function exactField(store: ValueStore): SearchField {
  const { type } = store;
  return {
    analysed: false,
    equals: (value, at) => store.has(equalityTest(type, value, at)),
    oneOf: (values, at) => anyOf(oneOfTests(type, values, at).map(store.has)),
    between: (bounds, at) => store.has(boundsTest(type, bounds, at)),
    exists: store.exists,
    words: () => FALSE,
    search: (expression, at) =>
      type === 'keyword' ? searchValues(store, expression) : refusePattern(at.compilation, at.path),
    wildcard: (parts, at) =>
      type === 'keyword'
        ? store.has({ kind: 'regex', regex: wildcardRegex(parts, 'value') })
        : refusePattern(at.compilation, at.path),
    regex: (expression, at) => {
      if (type !== 'keyword') return refusePattern(at.compilation, at.path);
      const regex = postgresRegex(expression, 'value');
      return regex ? store.has({ kind: 'regex', regex }) : refuseExpression(at.compilation, at.path);
    },
    sortKeys: (direction) => [store.sortKey(direction)],
    facetValues: () => store.facetValues(),
  };
}

/** `$search` on exact values: each word or phrase is a whole value, `*` ends the beginning of one. */
function searchValues(store: ValueStore, expression: SearchExpression): Fragment {
  switch (expression.kind) {
    case 'word':
    case 'phrase':
      return store.has({ kind: 'points', values: [expression.text] });
    case 'prefix':
      return store.has({ kind: 'prefix', text: expression.text });
    case 'not':
      return not(searchValues(store, expression.expression));
    case 'and':
      return allOf(expression.expressions.map((inner) => searchValues(store, inner)));
    case 'or':
      return anyOf(expression.expressions.map((inner) => searchValues(store, inner)));
  }
}
