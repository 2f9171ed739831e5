import type { OkEnvelope, Unit } from '@chartrier/client';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Caller, RefusedCall, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import { PAGE_SIZE, REACHED_BY_OFFSET, readPage } from './read-page.ts';
import type { SearchAddress } from './search-address.ts';
import { FIELDS_OF_A_RESULT, searchBody } from './search-query.ts';

/** What a browser can lay out in one column; further results are exported, or the search narrowed. */
export const MOST_SHOWN = 100_000;
/** How long a reader may rest before what they scroll through is forgotten. */
const REST_MS = 30 * 60_000;
/** Pages out of sight are kept so long. */
const KEPT_MS = 60_000;

/** A scroll opened on a search: its results as they were then, any page of which may be asked. */
export interface Scroll {
  readonly id: string;
  readonly total: number;
}

/** Opens a scroll on a search. Its identifiers are `<scroll>.<place of the next page>`. */
export async function openScroll(
  call: Caller,
  address: SearchAddress,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<Scroll> {
  const json = searchBody(address, { $scrollId: 'START', $scrollTimeout: REST_MS, $limit: 1 }, fields);
  const { $hits } = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
  return { id: String($hits.scrollId ?? '').replace(/\.\d+$/, ''), total: $hits.total };
}

/** Results of a scroll from a place on. */
export async function readScroll(
  call: Caller,
  address: SearchAddress,
  fields: readonly string[],
  scroll: Scroll,
  {
    offset,
    limit,
    signal,
  }: { readonly offset: number; readonly limit: number; readonly signal?: AbortSignal },
): Promise<OkEnvelope<Unit>> {
  const place = { $scrollId: `${scroll.id}.${offset}`, $scrollTimeout: REST_MS, $limit: limit };
  const json = searchBody(address, place, fields);
  return await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
}

/** The scroll by which results beyond the window are read; opened when a reader comes near them. */
export function useScroll(address: SearchAddress, wanted: boolean) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['search', address, 'scroll'],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    queryFn: ({ signal }) => openScroll(call, address, FIELDS_OF_A_RESULT, signal),
  });
}

/** The pages in sight, by number; those that are not there yet are absent, and not asked for while a reader passes over them. */
export function usePages(
  address: SearchAddress,
  wanted: readonly number[],
  { scroll, passing }: { readonly scroll: Scroll | undefined; readonly passing: boolean },
): ReadonlyMap<number, readonly Unit[]> {
  const { call } = useSession();
  const client = useQueryClient();
  return useQueries({
    queries: wanted.map((page) =>
      page * PAGE_SIZE < REACHED_BY_OFFSET
        ? {
            queryKey: ['search', address, 'page', page],
            enabled: !passing,
            staleTime: KEPT_MS,
            gcTime: KEPT_MS,
            // how many there are is known by then
            queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
              readPage(call, address, { offset: page * PAGE_SIZE, countedUpTo: 1, signal }),
          }
        : {
            queryKey: ['search', address, 'page', page, scroll?.id],
            enabled: !passing && scroll !== undefined,
            staleTime: KEPT_MS,
            gcTime: KEPT_MS,
            queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
              scroll === undefined
                ? Promise.reject(new Error('no scroll is open'))
                : readScroll(call, address, FIELDS_OF_A_RESULT, scroll, {
                    offset: page * PAGE_SIZE,
                    limit: PAGE_SIZE,
                    signal,
                  }).catch((error: unknown) => openAgain(client, address, error)),
          },
    ),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index) => {
          const page = wanted[index];
          return data === undefined || page === undefined ? [] : [[page, data.$results] as const];
        }),
      ),
  });
}

/** A scroll that was forgotten meanwhile is opened again; its pages are asked for by its new name. */
function openAgain(client: QueryClient, address: SearchAddress, error: unknown): never {
  if (error instanceof RefusedCall && error.body.symbol === 'SCROLL_EXPIRED')
    void client.resetQueries({ queryKey: ['search', address, 'scroll'] });
  throw error;
}
