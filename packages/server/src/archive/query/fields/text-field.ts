import type { Bound, Scalar } from '@chartrier/dsl';
import { type PostgresRegex, postgresRegex, wildcardRegex } from '../compile/postgres-regex.ts';
import { refuseExpression, refuseFacet, refuseSort } from '../compile/refusals.ts';
import { textOfRegex, textOfWildcard } from '../compile/required-text.ts';
import { allOf, anyOf, bind, type Fragment, sql, TRUE } from '../sql/fragment.ts';
import type { FacetValues, SearchField, WordsMode } from './search-field.ts';
import { sqlPredicate } from './value-test.ts';
import {
  looserSearchQuery,
  MAX_SOUGHT_CHARACTERS,
  searchQuery,
  type Weights,
  wordsQuery,
} from './words-query.ts';

/** Where the words of an analysed text are, and what else it can do. */
export interface TextStore {
  /** A condition: the text's words match this `tsquery`, made with these weights. */
  matches(query: Fragment): Fragment;
  readonly weights: Weights;
  /** A condition that an index serves, true wherever `matches` may be: the words of the whole document match. */
  readonly narrow?: (query: Fragment) => Fragment;
  /** The text's distinct words, in their stored form, separated by spaces; null without any. */
  readonly words: Fragment;
  /** Makes a condition on `words` one on the row that is searched. */
  around(condition: Fragment): Fragment;
  exists(): Fragment;
  /** Absent: results are not sorted by this text. */
  readonly sortKeys?: (direction: 1 | -1) => readonly Fragment[];
  /** Absent: this text is not counted by value. */
  readonly facetValues?: FacetValues;
}

/**
 * A field of analysed text: compared word by word, without accents, case, French endings or stop words. Bounds and
 * patterns apply to single words in their stored form (lower-case stems), as the peer's engine does.
 */
export function textField(store: TextStore): SearchField {
  const { weights } = store;
  const narrowed = (looser: Fragment | undefined, exact: Fragment): Fragment =>
    store.narrow === undefined || looser === undefined
      ? store.matches(exact)
      : sql`(${store.narrow(looser)} and ${store.matches(exact)})`;
  const words = (mode: WordsMode, text: string) =>
    narrowed(wordsQuery(LOOSER[mode], text, ''), wordsQuery(mode, text, weights));
  const oneWord = (regex: PostgresRegex, held: string) => {
    const narrowing = held.length >= TRIGRAM;
    // Beside a text that an index finds, the pattern is not one that it looks for.
    const subject = narrowing ? sql`(${store.words} || '')` : store.words;
    return store.around(
      allOf([
        narrowing ? sql`${store.words} like ${bind(`%${likeText(held)}%`)}` : TRUE,
        ...regex.all.map((pattern) => sql`${subject} ~ ${bind(pattern)}`),
        ...regex.none.map((pattern) => sql`${subject} !~ ${bind(pattern)}`),
      ]),
    );
  };
  return {
    analysed: true,
    equals: (value) => words('all', String(value)),
    oneOf: (values: readonly Scalar[]) => anyOf(together(values).map((text) => words('any', text))),
    between: (bounds) => store.around(someWordBetween(store.words, bounds)),
    exists: store.exists,
    words,
    search: (expression) => {
      const looser = looserSearchQuery(expression);
      const exact = store.matches(searchQuery(expression, weights));
      // Stop words alone ask for nothing, and what is excluded beside them is still to be looked for.
      return store.narrow === undefined || looser === undefined
        ? exact
        : sql`((${looser} is null or ${store.narrow(looser)}) and ${exact})`;
    },
    wildcard: (parts) => oneWord(wildcardRegex(parts, 'word'), textOfWildcard(parts)),
    regex: (expression, at) => {
      const regex = postgresRegex(expression, 'word');
      return regex ? oneWord(regex, textOfRegex(expression)) : refuseExpression(at.compilation, at.path);
    },
    sortKeys: (direction, at) => store.sortKeys?.(direction) ?? [refuseSort(at.compilation, at.path)],
    facetValues: (at) => store.facetValues ?? { values: refuseFacet(at.compilation, at.path), shape: 'one' },
  };
}

/**
 * Any of the words of any of the values is any of the words of all of them: a long list is a few questions, not one for each
 * value (measured: 65,536 values one by one took 36 s on a single unit).
 */
function together(values: readonly Scalar[]): readonly string[] {
  const texts: string[] = [];
  let parts: string[] = [];
  let characters = 0;
  for (const value of values) {
    const text = String(value);
    if (parts.length > 0 && characters + text.length > MAX_SOUGHT_CHARACTERS) {
      texts.push(parts.join(' '));
      parts = [];
      characters = 0;
    }
    parts.push(text);
    characters += text.length + 1;
  }
  return parts.length === 0 ? texts : [...texts, parts.join(' ')];
}

/** An index of trigrams looks for texts of so many letters. */
const TRIGRAM = 3;

/** The text as it is, in a pattern of `like`. */
function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

const LOOSER = { any: 'any', all: 'all', phrase: 'all', phrasePrefix: 'allPrefix' } as const;

/** Bounds are compared with single words; as the analyser does, they are folded, and full stops become spaces. */
function someWordBetween(words: Fragment, bounds: readonly Bound[]): Fragment {
  const limits = bounds.map(({ kind, value }) => ({ operator: OPERATORS[kind], value: foldedBound(value) }));
  const test = sqlPredicate({ kind: 'limits', limits }, sql`word collate "C"`, 'keyword');
  return sql`exists (select from unnest(string_to_array(${words}, ' ')) word where ${test})`;
}

const OPERATORS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

function foldedBound(value: Scalar): string {
  return String(value)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[._]/g, ' ');
}
