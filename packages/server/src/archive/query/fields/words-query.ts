import type { SearchExpression } from '@chartrier/dsl';
import { anyOf, bind, type Fragment, sql } from '../sql/fragment.ts';
import type { WordsMode } from './search-field.ts';

/** Part of a unit's words: A its title, B its description; empty for all of them. */
export type Weights = '' | 'A' | 'B';

/**
 * Words are looked for in the beginning of a very long text: what is stored of one is cut too, and PostgreSQL takes no more
 * than 1 MiB of words.
 */
export const MAX_SOUGHT_CHARACTERS = 100_000;

/** The words of a text as a `tsquery` (functions of the migrations; null when it has none: then nothing matches). */
export function wordsQuery(
  mode: WordsMode | 'allPrefix' | 'prefix',
  text: string,
  weights: Weights,
): Fragment {
  const sought = text.slice(0, MAX_SOUGHT_CHARACTERS).toWellFormed();
  const value = sql`${bind(sought)}::text, ${bind(weights)}::text`;
  switch (mode) {
    case 'any':
      return sql`any_word(${value})`;
    case 'all':
      return sql`all_words(${value})`;
    case 'allPrefix':
      return sql`all_words_last_begun(${value})`;
    case 'phrase':
      return sql`phrase_of(${value})`;
    case 'phrasePrefix':
      return sql`phrase_last_begun(${value})`;
    case 'prefix':
      return sql`word_beginning(${value})`;
  }
}

/** A `$search` as a `tsquery`; a part without any word is left out. */
export function searchQuery(expression: SearchExpression, weights: Weights): Fragment {
  switch (expression.kind) {
    case 'word':
      return wordsQuery('any', expression.text, weights);
    case 'prefix':
      return wordsQuery('prefix', expression.text, weights);
    case 'phrase':
      return wordsQuery('phrase', expression.text, weights);
    case 'not':
      return sql`!! ${searchQuery(expression.expression, weights)}`;
    case 'and':
      return folded(expression.expressions, weights, (left, right) => sql`both_words(${left}, ${right})`);
    case 'or':
      return folded(expression.expressions, weights, (left, right) => sql`either_word(${left}, ${right})`);
  }
}

function folded(
  expressions: readonly SearchExpression[],
  weights: Weights,
  glue: (left: Fragment, right: Fragment) => Fragment,
): Fragment {
  return expressions.map((inner) => searchQuery(inner, weights)).reduce(glue);
}

/** A `tsquery` that matches wherever a question can. */
interface Looser {
  readonly query: Fragment;
  /**
   * What null, when every word that is wanted turns out to be a stop word, means: that the question can match a text without
   * any of its words (something is excluded), or, when false, that this part asks for nothing and is left out.
   */
  readonly open: boolean;
}

/**
 * A `tsquery` that matches wherever the question can: the words without their order, and without what is excluded; null
 * when only stop words are wanted. Undefined when the question can match a text that has none of its words.
 */
export function looserSearchQuery(expression: SearchExpression): Fragment | undefined {
  return looserQuery(expression)?.query;
}

function looserQuery(expression: SearchExpression): Looser | undefined {
  switch (expression.kind) {
    case 'word':
      return { query: wordsQuery('any', expression.text, ''), open: false };
    case 'prefix':
      return { query: wordsQuery('prefix', expression.text, ''), open: false };
    case 'phrase':
      return { query: wordsQuery('all', expression.text, ''), open: false };
    case 'not':
      return undefined;
    case 'and': {
      const all = expression.expressions.map(looserQuery);
      const wanted = all.filter((one) => one !== undefined);
      const [first, ...others] = wanted.map(({ query }) => query);
      return (
        first && {
          query: others.reduce((left, right) => sql`both_words(${left}, ${right})`, first),
          open: wanted.length < all.length || wanted.some(({ open }) => open),
        }
      );
    }
    case 'or': {
      const all = expression.expressions.map(looserQuery);
      const wanted = all.filter((one) => one !== undefined);
      if (wanted.length < all.length) return undefined;
      const query = wanted
        .map((one) => one.query)
        .reduce((left, right) => sql`either_word(${left}, ${right})`);
      const open = wanted.filter((one) => one.open).map((one) => sql`(${one.query}) is null`);
      // A part that can match anything makes the whole one that can.
      return open.length === 0
        ? { query, open: false }
        : { query: sql`case when not ${anyOf(open)} then ${query} end`, open: true };
    }
  }
}
