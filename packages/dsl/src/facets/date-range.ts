import { tooShort } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath } from '../json-path.ts';
import { MAX_FACETS } from '../limits.ts';
import { type Reading, readArray, readObject, readString } from '../reading.ts';

/** A period, written in the facet's format: `from` included, `to` excluded, an open side absent. */
export interface DatePeriod {
  readonly from?: string;
  readonly to?: string;
}

/** How many results have a date in each period. */
export interface DateRangeFacet {
  readonly kind: '$date_range';
  readonly name: string;
  readonly field: Field;
  /** A Java date pattern: `yyyy`, `yyyy-MM-dd` … */
  readonly format: string;
  readonly ranges: readonly DatePeriod[];
  readonly subobject?: Field;
}

export function createDateRangeFacet(facet: Omit<DateRangeFacet, 'kind'>): DateRangeFacet {
  return Object.freeze({
    kind: '$date_range',
    ...facet,
    ranges: Object.freeze(facet.ranges.map((range) => Object.freeze({ ...range }))),
  });
}

export function readDateRangeFacet(
  name: string,
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
): DateRangeFacet | undefined {
  const mandatory = ['$field', '$format', '$ranges'];
  const body = readObject(value, path, reading, { known: [...mandatory, '$subobject'], mandatory });
  if (body === undefined) return undefined;
  const field =
    body.$field === undefined ? undefined : readField(body.$field, memberPath(path, '$field'), reading);
  const format =
    body.$format === undefined ? undefined : readString(body.$format, memberPath(path, '$format'), reading);
  const ranges =
    body.$ranges === undefined ? undefined : readPeriods(body.$ranges, memberPath(path, '$ranges'), reading);
  const subobject =
    body.$subobject === undefined
      ? undefined
      : readField(body.$subobject, memberPath(path, '$subobject'), reading);
  if (field === undefined || format === undefined || ranges === undefined) return undefined;
  return createDateRangeFacet({
    name,
    field,
    format,
    ranges,
    ...(subobject === undefined ? {} : { subobject }),
  });
}

function readPeriods(value: JsonValue, path: JsonPath, reading: Reading): readonly DatePeriod[] | undefined {
  const items = readArray(value, path, reading, { minimum: 1, maximum: MAX_FACETS });
  return items?.map((item, index) => readPeriod(item, elementPath(path, index), reading));
}

function readPeriod(value: JsonValue, path: JsonPath, reading: Reading): DatePeriod {
  const body = readObject(value, path, reading, { known: ['$from', '$to'] });
  if (body === undefined) return {};
  if (body.$from === undefined && body.$to === undefined) reading.report(tooShort(path, 1, value));
  const from =
    body.$from === undefined ? undefined : readString(body.$from, memberPath(path, '$from'), reading);
  const to = body.$to === undefined ? undefined : readString(body.$to, memberPath(path, '$to'), reading);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export function printDateRangeFacet(facet: DateRangeFacet): JsonObject {
  return {
    $name: facet.name,
    $date_range: {
      $field: facet.field.written,
      $format: facet.format,
      $ranges: facet.ranges.map(({ from, to }) => ({
        ...(from === undefined ? {} : { $from: from }),
        ...(to === undefined ? {} : { $to: to }),
      })),
      ...(facet.subobject === undefined ? {} : { $subobject: facet.subobject.written }),
    },
  };
}
