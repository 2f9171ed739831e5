import { mandatoryKey, noAlternative, tooLong, unknownKey, wrongType } from '../faults.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath } from '../json-path.ts';
import { MAX_FACETS, MAX_FACETS_CHARACTERS } from '../limits.ts';
import { isWithin } from '../parts/measure.ts';
import { type Reading, readArray, readString } from '../reading.ts';
import { type DateRangeFacet, printDateRangeFacet, readDateRangeFacet } from './date-range.ts';
import { type FiltersFacet, printFiltersFacet, readFiltersFacet } from './filters.ts';
import { printTermsFacet, readTermsFacet, type TermsFacet } from './terms.ts';

/** A count of the results by value, by period or by condition. */
export type Facet = TermsFacet | DateRangeFacet | FiltersFacet;

const KINDS = ['$terms', '$date_range', '$filters'] as const;

/** `$facets`: each is its `$name` and one of the three kinds, and nothing else. */
export function readFacets(value: JsonValue | undefined, path: JsonPath, reading: Reading): readonly Facet[] {
  if (value === undefined || !isWithin(value, MAX_FACETS_CHARACTERS, path, reading)) return [];
  const items = readArray(value, path, reading, { minimum: 0, maximum: MAX_FACETS }) ?? [];
  const facets: Facet[] = [];
  for (const [index, item] of items.entries()) {
    const facet = readFacet(item, elementPath(path, index), reading);
    if (facet !== undefined) facets.push(facet);
  }
  return Object.freeze(facets);
}

function readFacet(value: JsonValue, path: JsonPath, reading: Reading): Facet | undefined {
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value));
    return undefined;
  }
  if (value.$name === undefined) reading.report(mandatoryKey(path, '$name', value));
  const name =
    value.$name === undefined ? undefined : readString(value.$name, memberPath(path, '$name'), reading);
  const known = ['$name', ...KINDS];
  const strangers = Object.keys(value).filter((key) => !known.includes(key));
  for (const key of strangers) reading.report(unknownKey(memberPath(path, key), key, known));
  const kinds = KINDS.filter((kind) => value[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined) reading.report(noAlternative(path, KINDS, value));
  else if (kinds.length > 1) reading.report(tooLong(path, 2, value));
  const body = kind === undefined ? undefined : value[kind];
  if (kind === undefined || body === undefined || name === undefined) return undefined;
  const at = memberPath(path, kind);
  if (kind === '$terms') return readTermsFacet(name, body, at, reading);
  return kind === '$date_range'
    ? readDateRangeFacet(name, body, at, reading)
    : readFiltersFacet(name, body, at, reading);
}

export function printFacet(facet: Facet): JsonObject {
  switch (facet.kind) {
    case '$terms':
      return printTermsFacet(facet);
    case '$date_range':
      return printDateRangeFacet(facet);
    case '$filters':
      return printFiltersFacet(facet);
  }
}
