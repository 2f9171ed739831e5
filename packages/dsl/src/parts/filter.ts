import { invalidValue, wrongType } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import { MAX_FILTER_CHARACTERS } from '../limits.ts';
import { type Reading, readBoolean, readInteger, readObject } from '../reading.ts';
import { isWithin } from './measure.ts';

export interface OrderBy {
  readonly field: Field;
  readonly direction: 1 | -1;
}

/** `$filter`: which page, in which order, how far to count. */
export interface SelectFilter {
  readonly offset?: number;
  readonly limit?: number;
  /** In the order of their priority, which is that of the keys. */
  readonly orderBy?: readonly OrderBy[];
  readonly trackTotalHits?: boolean;
}

const KEYS = ['$offset', '$limit', '$orderby'] as const;
const KEYS_WITH_STEPS = [...KEYS, '$track_total_hits'] as const;

export function createFilter(filter: SelectFilter): SelectFilter {
  const { orderBy } = filter;
  return Object.freeze(
    orderBy === undefined
      ? { ...filter }
      : { ...filter, orderBy: Object.freeze(orderBy.map((order) => Object.freeze({ ...order }))) },
  );
}

/** `$filter`, or undefined when there is none (an answer then shows 0 as its limit). */
export function readFilter(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): SelectFilter | undefined {
  if (value === undefined || !isWithin(value, MAX_FILTER_CHARACTERS, path, reading)) return undefined;
  const body = readObject(value, path, reading, { known: reading.steps ? KEYS_WITH_STEPS : KEYS });
  if (body === undefined) return undefined;
  const offset =
    body.$offset === undefined
      ? undefined
      : readInteger(body.$offset, memberPath(path, '$offset'), reading, 0);
  const limit =
    body.$limit === undefined ? undefined : readInteger(body.$limit, memberPath(path, '$limit'), reading, 0);
  const orderBy = readOrderBy(body.$orderby, memberPath(path, '$orderby'), reading);
  const track =
    reading.steps && body.$track_total_hits !== undefined
      ? readBoolean(body.$track_total_hits, memberPath(path, '$track_total_hits'), reading)
      : undefined;
  return createFilter({
    ...(offset === undefined ? {} : { offset }),
    ...(limit === undefined ? {} : { limit }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(track === undefined ? {} : { trackTotalHits: track }),
  });
}

function readOrderBy(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): readonly OrderBy[] | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value));
    return undefined;
  }
  const orders: OrderBy[] = [];
  for (const [name, direction] of Object.entries(value)) {
    const at = memberPath(path, name);
    const field = readField(name, at, reading);
    if (direction !== 1 && direction !== -1) {
      reading.report(
        invalidValue(
          at,
          {
            fr: '1 (croissant) ou -1 (décroissant) est attendu',
            en: '1 (ascending) or -1 (descending) is expected',
          },
          direction,
        ),
      );
    } else if (field !== undefined) orders.push({ field, direction });
  }
  return orders;
}

export function printFilter(filter: SelectFilter): JsonObject {
  return {
    ...(filter.offset === undefined ? {} : { $offset: filter.offset }),
    ...(filter.limit === undefined ? {} : { $limit: filter.limit }),
    ...(filter.orderBy === undefined
      ? {}
      : {
          $orderby: Object.fromEntries(
            filter.orderBy.map(({ field, direction }) => [field.written, direction]),
          ),
        }),
    ...(filter.trackTotalHits === undefined ? {} : { $track_total_hits: filter.trackTotalHits }),
  };
}
