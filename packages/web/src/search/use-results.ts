import type { OkEnvelope, Unit, UnitWithInheritedRules } from '@chartrier/client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import type { SearchAddress } from './search-address.ts';
import { searchBody } from './search-query.ts';

export const PAGE_SIZE = 50;
/** The API refuses to go further by pages ($offset + $limit). */
const DEEPEST = 10_000;

export interface ResultPage extends OkEnvelope<Unit> {
  readonly milliseconds: number;
}

/** The results of a search, page after page; the counts of the tree's visible nodes come with the first. */
export function useResults(address: SearchAddress, treeNodes: readonly string[]) {
  const { call } = useSession();
  return useInfiniteQuery({
    queryKey: ['search', address, treeNodes],
    queryFn: async ({ pageParam, signal }): Promise<ResultPage> => {
      const began = performance.now();
      const json = searchBody(address, pageParam, PAGE_SIZE, treeNodes);
      const page = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
      return { ...page, milliseconds: Math.round(performance.now() - began) };
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.length * PAGE_SIZE;
      return last.$results.length < PAGE_SIZE || seen >= DEEPEST ? undefined : seen;
    },
    placeholderData: keepPreviousData,
  });
}

/** Titles and parents of units, by id: what paths are written with. */
export function useTitles(ids: readonly string[]) {
  const { call } = useSession();
  const wanted = [...new Set(ids)].sort();
  return useQuery({
    queryKey: ['titles', wanted],
    enabled: wanted.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, Unit>> => {
      const json = {
        $query: [{ $in: { '#id': wanted } }],
        $filter: { $limit: wanted.length },
        $projection: { $fields: { '#id': 1, '#unitups': 1, Title: 1, Title_: 1 } },
      };
      const found = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
      return new Map(found.$results.map((unit) => [unit['#id'], unit]));
    },
  });
}

/** The rules in force on the units of a page, asked once for all of them. */
export function useRulesInForce(ids: readonly string[]) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['rules-in-force', ids],
    enabled: ids.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, UnitWithInheritedRules>> => {
      const json = {
        $query: [{ $in: { '#id': ids } }],
        $filter: { $limit: ids.length },
        $projection: {},
      };
      const found = await readEnvelope<UnitWithInheritedRules>(
        call({ service: 'access', path: '/unitsWithInheritedRules', json, signal }),
      );
      return new Map(found.$results.map((unit) => [unit['#id'], unit]));
    },
  });
}
