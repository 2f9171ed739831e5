import { bind, type Fragment, fitsPredicate, sql } from './fragment.ts';

/**
 * A PostgreSQL jsonpath in lax mode: arrays met on the way are gone through, at any level, so `Keyword.KeywordContent`
 * reaches the content of each keyword. It is built from names quoted as JSON strings, and always bound as a value.
 */
export type JsonbPath = string;

/** The path of a dotted name: `a.b` → `$."a"."b"`. An empty name is the document itself. */
export function jsonbPath(dotted: string): JsonbPath {
  if (dotted === '') return '$';
  return `$${dotted
    .split('.')
    .map((key) => `.${JSON.stringify(key)}`)
    .join('')}`;
}

/** Every value at the path, the elements of a list one by one. */
export function valuesAt(document: Fragment, path: JsonbPath): Fragment {
  return sql`jsonb_path_query(${document}, ${bind(`${path}[*]`)}::jsonpath)`;
}

/** The same as one JSON array, which costs a call where `valuesAt` costs a subquery. */
export function elementsAt(document: Fragment, path: JsonbPath): Fragment {
  return sql`jsonb_path_query_array(${document}, ${bind(`${path}[*]`)}::jsonpath)`;
}

/** `document @@ 'predicate'`: a GIN index on the document serves the equalities of the predicate. */
export function pathMatches(document: Fragment, predicate: string): Fragment {
  return fitsPredicate(document, predicate);
}

/** Whether the path, with its filter, reaches a value. */
export function pathReaches(document: Fragment, filtered: string): Fragment {
  return sql`${document} @? ${bind(filtered)}::jsonpath`;
}
