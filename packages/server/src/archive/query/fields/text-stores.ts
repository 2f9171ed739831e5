import { bind, type Fragment, opaque, sql } from '../sql/fragment.ts';
import { jsonbPath, valuesAt } from '../sql/jsonb-path.ts';
import { type Around, existsAt } from './path-store.ts';
import type { TextStore } from './text-field.ts';

/** French order, whatever the database's own: accents and case come last. */
export function frenchOrder(text: Fragment): Fragment {
  return sql`${text} collate "fr-x-icu"`;
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
    around: (condition) => condition,
    exists: () => opaque(existsAt(document, jsonbPath(dotted))),
    ...(sortColumn === undefined
      ? {}
      : {
          sortKey: () => frenchOrder(sortColumn),
          facetValues: { values: sql`string_to_array(${lexemes}, ' ')`, several: true },
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
  const around = options.around ?? ((condition: Fragment) => condition);
  const { words } = options;
  return {
    weights: '',
    matches: (query) => opaque(around(sql`${vector} @@ ${query}`)),
    ...(words === undefined ? {} : { narrow: (query: Fragment) => sql`${words} @@ ${query}` }),
    words: sql`nullif(array_to_string(tsvector_to_array(${vector}), ' '), '')`,
    around: (condition) => opaque(around(condition)),
    exists: () => opaque(around(existsAt(document, path))),
    ...(options.sortable
      ? {
          sortKey: (direction: 1 | -1) =>
            direction === 1
              ? sql`(select min(value #>> '{}' collate "fr-x-icu") from ${valuesAt(document, path)} value)`
              : sql`(select max(value #>> '{}' collate "fr-x-icu") from ${valuesAt(document, path)} value)`,
          facetValues: { values: sql`tsvector_to_array(${vector})`, several: true },
        }
      : {}),
  };
}
