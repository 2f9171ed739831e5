import { hashKey } from '@tanstack/react-query';
import type { FirstPage } from './first-page.ts';
import { REACHED_BY_OFFSET } from './read-page.ts';
import type { SearchAddress } from './search-address.ts';

/** How many units answer the search whose rows are shown. */
export interface HowMany {
  readonly total: number;
  /** Otherwise there are at least so many. */
  readonly isExact: boolean;
  /** Whether the exact number is still to come. */
  readonly isAwaited: boolean;
}

/** What was counted beside the rows: the search that it is of, and the exact number of its results. */
export interface Counted {
  readonly data: { readonly address: SearchAddress; readonly total: number } | undefined;
  readonly isError: boolean;
}

/** @param reached what a page tells at most, asked when counting failed */
export function howMany(
  first: Pick<FirstPage, 'asked' | 'total' | 'isExact'> | undefined,
  counted: Counted,
  reached: { readonly data: number | undefined; readonly isError: boolean },
): HowMany {
  if (first === undefined) return { total: 0, isExact: false, isAwaited: true };
  if (first.isExact) return { total: first.total, isExact: true, isAwaited: false };
  if (counted.data !== undefined && isSameSearch(counted.data.address, first.asked))
    return { total: counted.data.total, isExact: true, isAwaited: false };
  if (counted.isError && reached.data !== undefined)
    return { total: reached.data, isExact: reached.data < REACHED_BY_OFFSET, isAwaited: false };
  return { total: first.total, isExact: false, isAwaited: !(counted.isError && reached.isError) };
}

/** Whether two addresses say the same search. */
export function isSameSearch(one: SearchAddress, other: SearchAddress): boolean {
  return hashKey([one]) === hashKey([other]);
}
