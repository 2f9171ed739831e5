import { bind, type Fragment, opaque, sql } from '../sql/fragment.ts';
import {
  elementsAt,
  type JsonbPath,
  jsonbPath,
  pathMatches,
  pathReaches,
  valuesAt,
} from '../sql/jsonb-path.ts';
import type { ValueStore } from './value-store.ts';
import { type ExactType, jsonbPredicate, type ValueTest } from './value-test.ts';

/** Beyond, a list of values is compared as an array: a predicate of that size costs more to read than it saves. */
const MAX_POINTS_IN_PREDICATE = 256;

/** Rows of documents beside the row that is searched (events of an operation): a condition on one becomes `exists`. */
export type Around = (condition: Fragment) => Fragment;

const SAME_ROW: Around = (condition) => condition;

/** Exact values at a path of a JSON document, arrays gone through. */
export function pathStore(
  type: ExactType,
  document: Fragment,
  dotted: string,
  around: Around = SAME_ROW,
): ValueStore {
  const path = jsonbPath(dotted);
  return {
    type,
    has: (test) => opaque(around(hasValue(document, path, test))),
    exists: () => opaque(around(existsAt(document, path))),
    sortKey: (direction) => sortKeyAt(type, document, path, direction),
    facetValues: () => ({ values: elementsAt(document, path), shape: 'elements' }),
  };
}

function hasValue(document: Fragment, path: JsonbPath, test: ValueTest): Fragment {
  if (test.kind === 'points' && test.values.length > MAX_POINTS_IN_PREDICATE) {
    const texts = bind(test.values.map(String));
    return sql`exists (select from ${valuesAt(document, path)} value where value #>> '{}' = any(${texts}::text[]))`;
  }
  if (test.kind === 'points') return pathMatches(document, jsonbPredicate(test, path));
  return pathReaches(document, `${path}[*] ? (${jsonbPredicate(test, '@')})`);
}

/** A value that is not null, at the path or under it. */
export function existsAt(document: Fragment, path: JsonbPath): Fragment {
  return pathReaches(document, `${path}.** ? (@.type() != "object" && @.type() != "array" && @ != null)`);
}

function sortKeyAt(type: ExactType, document: Fragment, path: JsonbPath, direction: 1 | -1): Fragment {
  const values = valuesAt(document, path);
  if (type === 'long' || type === 'double') {
    return direction === 1
      ? sql`(select min((value #>> '{}')::numeric) from ${values} value where jsonb_typeof(value) = 'number')`
      : sql`(select max((value #>> '{}')::numeric) from ${values} value where jsonb_typeof(value) = 'number')`;
  }
  return direction === 1
    ? sql`(select min(value #>> '{}' collate "C") from ${values} value where value <> 'null')`
    : sql`(select max(value #>> '{}' collate "C") from ${values} value where value <> 'null')`;
}
