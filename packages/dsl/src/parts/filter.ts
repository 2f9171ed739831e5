import { type DslFault, dslFault } from '../fault.ts';
import { invalidValue, wrongType } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import {
  DEFAULT_SCROLL_TIMEOUT_MILLISECONDS,
  MAX_FILTER_CHARACTERS,
  MAX_SCROLL_TIMEOUT_MILLISECONDS,
  MAX_TRACKED_HITS,
} from '../limits.ts';
import { type Reading, readInteger, readObject } from '../reading.ts';
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
  /**
   * How far results are counted: as far as they go (true), up to the bound of every answer (false), as in Vitam; or up to
   * this number and no further, as Elasticsearch's own `track_total_hits` allows and Vitam does not.
   */
  readonly trackTotalHits?: boolean | number;
  /** Results read page after page, beyond the window of a search. */
  readonly scroll?: Scroll;
}

/** `$scrollId` and `$scrollTimeout`, as Vitam documents them. */
export interface Scroll {
  /** What the last answer gave; undefined for the first page (`START`). */
  readonly id: string | undefined;
  /** How long the next page may be waited for. */
  readonly timeoutMilliseconds: number;
}

/** What the first page of a scroll says. */
export const SCROLL_START = 'START';

const KEYS = ['$offset', '$limit', '$orderby'] as const;
const KEYS_WITH_STEPS = [...KEYS, '$track_total_hits', '$scrollId', '$scrollTimeout'] as const;

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
      ? readTrackTotalHits(body.$track_total_hits, memberPath(path, '$track_total_hits'), reading)
      : undefined;
  const scroll = reading.steps ? readScroll(body, path, reading) : undefined;
  return createFilter({
    ...(offset === undefined ? {} : { offset }),
    ...(limit === undefined ? {} : { limit }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(track === undefined ? {} : { trackTotalHits: track }),
    ...(scroll === undefined ? {} : { scroll }),
  });
}

function readTrackTotalHits(
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
): boolean | number | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    reading.report(wrongType(path, 'booleanOrInteger', value));
    return undefined;
  }
  if (value >= 1 && value <= MAX_TRACKED_HITS) return value;
  const text = {
    fr: `un nombre jusqu’auquel compter est entre 1 et ${MAX_TRACKED_HITS}`,
    en: `a number to count up to is between 1 and ${MAX_TRACKED_HITS}`,
    remedyFr: `écrire un entier de 1 à ${MAX_TRACKED_HITS}, ou true pour le total exact`,
    remedyEn: `write an integer from 1 to ${MAX_TRACKED_HITS}, or true for the exact total`,
  };
  reading.report(dslFault('INVALID_VALUE', path, text, { found: value }));
  return undefined;
}

function readScroll(body: JsonObject, path: JsonPath, reading: Reading): Scroll | undefined {
  const { $scrollId: id, $scrollTimeout: timeout } = body;
  if (id === undefined) {
    if (timeout !== undefined)
      reading.report(timeoutWithoutScroll(memberPath(path, '$scrollTimeout'), timeout));
    return undefined;
  }
  const given =
    timeout === undefined
      ? DEFAULT_SCROLL_TIMEOUT_MILLISECONDS
      : readInteger(timeout, memberPath(path, '$scrollTimeout'), reading, 1);
  if (typeof id !== 'string' || id === '') {
    reading.report(wrongType(memberPath(path, '$scrollId'), 'string', id));
    return undefined;
  }
  if (given === undefined) return undefined;
  if (given > MAX_SCROLL_TIMEOUT_MILLISECONDS) {
    const text = {
      fr: `le délai d’un parcours est d’au plus ${MAX_SCROLL_TIMEOUT_MILLISECONDS} ms`,
      en: `the timeout of a scroll is at most ${MAX_SCROLL_TIMEOUT_MILLISECONDS} ms`,
    };
    reading.report(invalidValue(memberPath(path, '$scrollTimeout'), text, given));
    return undefined;
  }
  if (body.$offset !== undefined) {
    const text = {
      fr: 'un parcours commence à son début : $offset n’y a pas sa place',
      en: 'a scroll begins at its beginning: $offset has no place in it',
    };
    reading.report(invalidValue(memberPath(path, '$offset'), text, body.$offset));
  }
  return Object.freeze({
    id: id.toUpperCase() === SCROLL_START ? undefined : id,
    timeoutMilliseconds: given,
  });
}

function timeoutWithoutScroll(path: JsonPath, found: JsonValue): DslFault {
  const text = {
    fr: 'un délai n’a de sens qu’avec $scrollId',
    en: 'a timeout makes sense with $scrollId only',
  };
  return invalidValue(path, text, found);
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
    ...(filter.scroll === undefined
      ? {}
      : {
          $scrollId: filter.scroll.id ?? SCROLL_START,
          $scrollTimeout: filter.scroll.timeoutMilliseconds,
        }),
  };
}
