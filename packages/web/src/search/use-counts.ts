import type { FacetResult, Unit } from '@chartrier/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import { conditionCount, type SearchAddress } from './search-address.ts';
import { countsBody, facetsOf, notComputedQuery, treeFacet } from './search-query.ts';

/** Counts are asked when a reader pauses: a search that is typed on would be counted for nothing. */
const PAUSE_MS = 350;
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

export interface Counts {
  readonly facets: readonly FacetResult[];
  /** The exact number of results, which a page tells only up to the API's bound. */
  readonly total: number;
  /** Whether they are of the search being read, and not of the one before. */
  readonly current: boolean;
}

/** What the results are made of, and their exact number: counted after the first rows have come. */
export function useCounts(address: SearchAddress, rowsAreThere: boolean): Counts | undefined {
  const { call } = useSession();
  const settled = useSettled(address, PAUSE_MS);
  const counted = useQuery({
    queryKey: ['search', settled, 'counts'],
    enabled: rowsAreThere && settled === address,
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const json = countsBody(settled, facetsOf(settled));
      const { $facetResults } = await readEnvelope<Unit>(
        call({ service: 'access', path: '/units', json, signal }),
      );
      return $facetResults;
    },
  });
  if (counted.data === undefined) return undefined;
  return {
    facets: counted.data,
    total: counted.data.find(({ name }) => name === 'all')?.buckets[0]?.count ?? 0,
    current: !counted.isPlaceholderData && settled === address,
  };
}

/** How many results are below each of these nodes of the tree; absent until they are counted. */
export function useTreeCounts(address: SearchAddress, nodes: readonly string[]): ReadonlyMap<string, number> {
  const { call } = useSession();
  const settled = useSettled(address, PAUSE_MS);
  const counted = useQuery({
    queryKey: ['search', settled, 'tree', nodes],
    enabled: nodes.length > 0,
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const json = countsBody(settled, [treeFacet(nodes)]);
      const { $facetResults } = await readEnvelope<Unit>(
        call({ service: 'access', path: '/units', json, signal }),
      );
      return new Map(($facetResults[0]?.buckets ?? []).map(({ value, count }) => [value, count]));
    },
  });
  return counted.data ?? new Map();
}

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
