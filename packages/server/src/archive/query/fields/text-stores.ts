import { bind, type Fragment, opaque, sql } from '../sql/fragment.ts';
import { jsonbPath, valuesAt } from '../sql/jsonb-path.ts';
import { type Around, existsAt } from './path-store.ts';
import type { TextStore } from './text-field.ts';

/**
 * Titles are sorted as the peer does: by their least word upwards (digits come before letters, so that `dossier_1` comes
 * before `Archives`), by their greatest downwards; then, where it leaves ties, by the whole text in French order.
 */
function sortedByWords(words: Fragment, direction: 1 | -1, whole: Fragment): readonly Fragment[] {
  return [
    direction === 1
      ? sql`split_part(${words}, ' ', 1) collate "C"`
      : sql`split_part(${words}, ' ', -1) collate "C"`,
    sql`${whole} collate "fr-x-icu"`,
  ];
}

/** A text of a unit with words of their own: `A` the title, `B` the description. */
export function weightedTextStore(
  words: Fragment,
  weight: 'A' | 'B',
  document: Fragment,
  dotted: string,
  sortColumn?: Fragment,
): TextStore {
  const lexemes = weight === 'A' ? sql`title_words(${words})` : sql`description_words(${words})`;
  return {
    weights: weight,
    matches: (query) => sql`${words} @@ ${query}`,
    words: lexemes,
    // How many words fit a pattern cannot be estimated.
    around: opaque,
    exists: () => opaque(existsAt(document, jsonbPath(dotted))),
    ...(sortColumn === undefined
      ? {}
      : {
          sortKeys: (direction: 1 | -1) => sortedByWords(lexemes, direction, sortColumn),
          facetValues: { values: sql`string_to_array(${lexemes}, ' ')`, shape: 'list' },
        }),
  };
}

/** A text, or list of texts, at a path of a document: analysed when it is asked for. */
export function pathTextStore(
  document: Fragment,
  dotted: string,
  options: { readonly sortable?: boolean; readonly words?: Fragment; readonly around?: Around } = {},
): TextStore {
  const path = jsonbPath(dotted);
  const vector = sql`words_at(${document}, ${bind(`${path}[*]`)}::jsonpath)`;
  const lexemes = sql`nullif(array_to_string(tsvector_to_array(${vector}), ' '), '')`;
  const around = options.around ?? ((condition: Fragment) => condition);
  const { words } = options;
  return {
    weights: '',
    matches: (query) => opaque(around(sql`${vector} @@ ${query}`)),
    ...(words === undefined ? {} : { narrow: (query: Fragment) => sql`${words} @@ ${query}` }),
    words: lexemes,
    around: (condition) => opaque(around(condition)),
    exists: () => opaque(around(existsAt(document, path))),
    ...(options.sortable
      ? {
          sortKeys: (direction: 1 | -1) =>
            sortedByWords(
              lexemes,
              direction,
              sql`(select min(value #>> '{}') from ${valuesAt(document, path)} value)`,
            ),
          facetValues: { values: sql`tsvector_to_array(${vector})`, shape: 'list' },
        }
      : {}),
  };
}
