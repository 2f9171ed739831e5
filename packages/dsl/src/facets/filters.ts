import { type Condition, printCondition, readCondition } from '../condition.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath } from '../json-path.ts';
import { MAX_FACETS } from '../limits.ts';
import { type Reading, readArray, readObject, readString } from '../reading.ts';

export interface NamedQuery {
  readonly name: string;
  readonly condition: Condition;
}

/** How many results fit each named condition. */
export interface FiltersFacet {
  readonly kind: '$filters';
  readonly name: string;
  readonly queries: readonly NamedQuery[];
}

export function createFiltersFacet(name: string, queries: readonly NamedQuery[]): FiltersFacet {
  return Object.freeze({
    kind: '$filters',
    name,
    queries: Object.freeze(queries.map((query) => Object.freeze({ ...query }))),
  });
}

export function readFiltersFacet(
  name: string,
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
): FiltersFacet | undefined {
  const body = readObject(value, path, reading, { known: ['$query_filters'], mandatory: ['$query_filters'] });
  if (body?.$query_filters === undefined) return undefined;
  const at = memberPath(path, '$query_filters');
  const items = readArray(body.$query_filters, at, reading, { minimum: 1, maximum: MAX_FACETS });
  const queries = (items ?? []).flatMap((item, index) =>
    readNamedQuery(item, elementPath(at, index), reading),
  );
  return items && createFiltersFacet(name, queries);
}

function readNamedQuery(value: JsonValue, path: JsonPath, reading: Reading): readonly NamedQuery[] {
  const mandatory = ['$name', '$query'];
  const body = readObject(value, path, reading, { known: mandatory, mandatory });
  if (body?.$name === undefined || body.$query === undefined) return [];
  const name = readString(body.$name, memberPath(path, '$name'), reading);
  const condition = readCondition(body.$query, memberPath(path, '$query'), reading);
  return name === undefined || condition === undefined ? [] : [{ name, condition }];
}

export function printFiltersFacet(facet: FiltersFacet): JsonObject {
  return {
    $name: facet.name,
    $filters: {
      $query_filters: facet.queries.map(({ name, condition }) => ({
        $name: name,
        $query: printCondition(condition),
      })),
    },
  };
}
