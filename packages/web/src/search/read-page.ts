import type { OkEnvelope, Unit } from '@chartrier/client';
import { type Caller, readEnvelope } from '../api/index.ts';
import type { SearchAddress } from './search-address.ts';
import { pageBody } from './search-query.ts';

/** Results of one request; whole pages fill what the API reaches by `$offset`. */
export const PAGE_SIZE = 25;
/** Beyond, the API gives no page by `$offset`, and counts no further (Vitam's bound): a scroll is opened. */
export const REACHED_BY_OFFSET = 10_000;

/** One page of results, and how many there are, counted as far as is asked. */
export function readPage(
  call: Caller,
  address: SearchAddress,
  {
    offset,
    countedUpTo,
    signal,
  }: { readonly offset: number; readonly countedUpTo: number; readonly signal: AbortSignal },
): Promise<OkEnvelope<Unit>> {
  const json = pageBody(address, { offset, limit: PAGE_SIZE, countedUpTo });
  return readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
}
