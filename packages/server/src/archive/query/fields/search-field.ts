import type {
  Bound,
  JsonPath,
  RegexExpression,
  Scalar,
  SearchExpression,
  WildcardPart,
} from '@chartrier/dsl';
import type { Compilation } from '../compile/compilation.ts';
import type { Fragment } from '../sql/fragment.ts';

/** Where in the query a field is used, to tell what is wrong there. */
export interface Place {
  readonly compilation: Compilation;
  readonly path: JsonPath;
}

/** How the words of a text are looked for. */
export type WordsMode = 'any' | 'all' | 'phrase' | 'phrasePrefix';

/**
 * What values of a field a `$terms` facet counts, as an SQL expression: `one` text; a `list`, an array of different
 * texts; or the `elements` of a JSON array, of which texts, booleans and whole numbers count, once each.
 */
export interface FacetValues {
  readonly values: Fragment;
  readonly shape: 'one' | 'list' | 'elements';
}

/**
 * A field of a collection, as the operators see it: each question becomes a condition that is true when one of the
 * field's values fits. A field of exact values and one of analysed text answer differently; so may a column and a path
 * in a document.
 */
export interface SearchField {
  readonly analysed: boolean;
  equals(value: Scalar, at: Place): Fragment;
  oneOf(values: readonly Scalar[], at: Place): Fragment;
  /** One value respects every bound. */
  between(bounds: readonly Bound[], at: Place): Fragment;
  exists(): Fragment;
  words(mode: WordsMode, text: string): Fragment;
  search(expression: SearchExpression, at: Place): Fragment;
  wildcard(parts: readonly WildcardPart[], at: Place): Fragment;
  regex(expression: RegexExpression, at: Place): Fragment;
  /** What results are sorted by, most important first: the least value upwards, the greatest downwards. */
  sortKeys(direction: 1 | -1, at: Place): readonly Fragment[];
  facetValues(at: Place): FacetValues;
}
