import type { FacetResult, Unit } from '@chartrier/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import { conditionCount, type SearchAddress } from './search-address.ts';
import { countsBody, facetsOf, notComputedQuery, treeFacet } from './search-query.ts';

/** Counts are asked when a reader pauses: a search that is typed on would be counted for nothing. */
const PAUSE_MS = 250;
const KEPT_MS = 60_000;

/** A value once it has not changed for a while; the first one at once. */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Whether a reader has had the rows of a search before their eyes for a while: then they are counted beside. */
export function useReaderRests(address: SearchAddress, rowsAreThere: boolean): boolean {
  const [rested, rest] = useState<SearchAddress>();
  useEffect(() => {
    if (!rowsAreThere) return;
    const timer = setTimeout(() => rest(address), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address, rowsAreThere]);
  return rowsAreThere && rested === address;
}

export interface Counts {
  /** The search that was counted: the one being read, or the one before until it is. */
  readonly address: SearchAddress;
  readonly facets: readonly FacetResult[];
  /** The exact number of results, which a page tells only up to a bound. */
  readonly total: number;
}

/**
 * What the results are made of, and their exact number: counted once the reader rests. Its key is the search that is read,
 * so that one which is typed over is not counted any further.
 */
export function useCounts(address: SearchAddress, readerRests: boolean) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['search', address, 'counts'],
    enabled: readerRests,
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Counts> => {
      const json = countsBody(address, facetsOf(address));
      const { $facetResults } = await readEnvelope<Unit>(
        call({ service: 'access', path: '/units', json, signal }),
      );
      const all = $facetResults.find(({ name }) => name === 'all');
      return { address, facets: $facetResults, total: all?.buckets[0]?.count ?? 0 };
    },
  });
}

/** How many results are below each of these nodes of the tree; absent until they are counted. */
export function useTreeCounts(
  address: SearchAddress,
  nodes: readonly string[],
  readerRests: boolean,
): ReadonlyMap<string, number> {
  const { call } = useSession();
  const counted = useQuery({
    queryKey: ['search', address, 'tree', nodes],
    enabled: nodes.length > 0 && readerRests,
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const json = countsBody(address, [treeFacet(nodes)]);
      const { $facetResults } = await readEnvelope<Unit>(
        call({ service: 'access', path: '/units', json, signal }),
      );
      return new Map(($facetResults[0]?.buckets ?? []).map(({ value, count }) => [value, count]));
    },
  });
  return counted.data ?? NONE;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** How many units a search on rules in force cannot see, since they were not computed there. */
export function useNotComputed(address: SearchAddress): number {
  const { call } = useSession();
  const query = notComputedQuery(address);
  const counted = useQuery({
    queryKey: ['search', query, 'not-computed'],
    enabled: query !== undefined && conditionCount(address) > 0,
    staleTime: KEPT_MS,
    queryFn: async ({ signal }) => {
      const json = {
        $roots: [],
        $query: [query],
        $filter: { $limit: 1, $orderby: { StartDate: 1 } },
        $projection: { $fields: { '#id': 1 } },
      };
      const { $hits } = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
      return $hits.total;
    },
  });
  return query === undefined ? 0 : (counted.data ?? 0);
}
