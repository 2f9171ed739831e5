import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Caller } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import { type FirstPage, firstPage } from './first-page.ts';
import type { SearchAddress } from './search-address.ts';

const KEPT_MS = 60_000;

function firstPageOf(call: Caller, address: SearchAddress) {
  return queryOptions({
    queryKey: ['search', address, 'first'],
    staleTime: KEPT_MS,
    queryFn: async ({ signal }): Promise<FirstPage> => {
      const began = performance.now();
      const found = await firstPage(call, address, signal);
      return { ...found, milliseconds: Math.round(performance.now() - began) };
    },
  });
}

/** The first page: rows first, whatever else is to be counted. */
export function useFirstPage(address: SearchAddress) {
  const { call } = useSession();
  return useQuery({ ...firstPageOf(call, address), placeholderData: keepPreviousData });
}

/**
 * Asks for the first page of what is being typed as soon as the key goes down, while the page turns to its address; what was
 * asked at the key before is given up, and the server with it.
 */
export function useAskAtOnce(): (address: SearchAddress) => void {
  const { call } = useSession();
  const client = useQueryClient();
  const last = useRef<SearchAddress>(undefined);
  return useCallback(
    (address) => {
      if (last.current !== undefined)
        void client.cancelQueries({ queryKey: firstPageOf(call, last.current).queryKey, exact: true });
      last.current = address;
      void client.prefetchQuery(firstPageOf(call, address));
    },
    [call, client],
  );
}
