import type { OkEnvelope, Unit } from '@chartrier/client';
import type { Caller } from '../api/index.ts';
import { REACHED_BY_OFFSET, readPage } from './read-page.ts';
import type { Order, SearchAddress } from './search-address.ts';
import { isRanked } from './search-query.ts';

/**
 * How far results are counted before their rows show: what a reader looks at first does not wait for the count of ten
 * thousand. Beyond, their exact number comes with what is counted beside them.
 */
const COUNTED_AT_FIRST = 1_000;

/** The first rows of a search, and the search that they answer. */
export interface FirstPage {
  /** The search as its address says it. */
  readonly asked: SearchAddress;
  /** The same, with the order in which the results came: the reader's, when they chose one. */
  readonly address: SearchAddress & { readonly order: Order };
  readonly units: readonly Unit[];
  /** How many units answer, or at least how many. */
  readonly total: number;
  readonly isExact: boolean;
  readonly milliseconds: number;
}

type Found = Omit<FirstPage, 'milliseconds'>;

/**
 * By relevance, unless the address says otherwise or so many units answer that none is more relevant than hundreds of
 * others: then by date, which an index gives at once. The page by date, counted a little way, tells which.
 */
export async function firstPage(call: Caller, address: SearchAddress, signal: AbortSignal): Promise<Found> {
  const by = async (order: Order) =>
    found(await readFirst(call, { ...address, order }, signal), address, order);
  if (address.order !== undefined) return await by(address.order);
  const dated = await by('date');
  if (!isRanked(address) || !dated.isExact) return dated;
  // a result alone is in any order
  return dated.total > 1 ? await by('relevance') : { ...dated, address: { ...address, order: 'relevance' } };
}

/** An index gives the order by date, along which one may stop early; any other order has found all the results anyway. */
function countedUpTo(order: Order): number {
  return order === 'date' || order === 'oldest' ? COUNTED_AT_FIRST : REACHED_BY_OFFSET;
}

function readFirst(
  call: Caller,
  address: SearchAddress & { readonly order: Order },
  signal: AbortSignal,
): Promise<OkEnvelope<Unit>> {
  return readPage(call, address, { offset: 0, countedUpTo: countedUpTo(address.order), signal });
}

function found({ $results, $hits }: OkEnvelope<Unit>, address: SearchAddress, order: Order): Found {
  return {
    asked: address,
    address: { ...address, order },
    units: $results,
    total: $hits.total,
    isExact: $hits.total < countedUpTo(order),
  };
}
