import type { Unit, UnitWithInheritedRules } from '@chartrier/client';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { type Caller, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

const KEPT_MS = 60_000;

async function readTitles(
  call: Caller,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Unit>> {
  if (ids.length === 0) return new Map();
  const json = {
    $query: [{ $in: { '#id': ids } }],
    $filter: { $limit: ids.length },
    $projection: { $fields: { '#id': 1, '#unitups': 1, Title: 1, Title_: 1 } },
  };
  const found = await readEnvelope<Unit>(call({ service: 'access', path: '/units', json, signal }));
  return new Map(found.$results.map((unit) => [unit['#id'], unit]));
}

/** Titles and parents of units, by id: what paths are written with. */
export function useTitles(ids: readonly string[]) {
  const { call } = useSession();
  const wanted = [...new Set(ids)].sort();
  return useQuery({
    queryKey: ['titles', wanted],
    enabled: wanted.length > 0,
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => readTitles(call, wanted, signal),
  });
}

export interface ContextOfUnits {
  readonly ancestors: ReadonlyMap<string, Unit>;
  readonly rules: ReadonlyMap<string, UnitWithInheritedRules>;
}

/** The ancestors of the units of each page, and the rules in force on them: asked once a page, when its rows are painted. */
export function useContextOfUnits(pages: readonly (readonly Unit[])[], arePainted: boolean): ContextOfUnits {
  const { call } = useSession();
  const ancestors = useQueries({
    queries: pages.map((units) => {
      const wanted = [...new Set(units.flatMap((unit) => unit['#allunitups'] ?? []))].sort();
      return {
        queryKey: ['titles', wanted],
        enabled: arePainted,
        staleTime: KEPT_MS,
        gcTime: KEPT_MS,
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => readTitles(call, wanted, signal),
      };
    }),
    combine: unitsOf,
  });
  const rules = useQueries({
    queries: pages.map((units) => {
      const ids = units.map((unit) => unit['#id']);
      return {
        queryKey: ['rules-in-force', ids],
        enabled: arePainted,
        staleTime: KEPT_MS,
        gcTime: KEPT_MS,
        queryFn: async ({
          signal,
        }: {
          readonly signal: AbortSignal;
        }): Promise<readonly UnitWithInheritedRules[]> => {
          if (ids.length === 0) return [];
          const json = {
            $query: [{ $in: { '#id': ids } }],
            $filter: { $limit: ids.length },
            $projection: {},
          };
          const found = await readEnvelope<UnitWithInheritedRules>(
            call({ service: 'access', path: '/unitsWithInheritedRules', json, signal }),
          );
          return found.$results;
        },
      };
    }),
    combine: rulesOf,
  });
  return { ancestors, rules };
}

type Answers<Data> = readonly { readonly data: Data | undefined }[];

// the same functions each time: what they make stays the same until an answer comes, and rows are not drawn again for nothing
function unitsOf(answers: Answers<ReadonlyMap<string, Unit>>): ReadonlyMap<string, Unit> {
  return new Map(answers.flatMap(({ data }) => [...(data ?? [])]));
}

function rulesOf(
  answers: Answers<readonly UnitWithInheritedRules[]>,
): ReadonlyMap<string, UnitWithInheritedRules> {
  return new Map(answers.flatMap(({ data }) => (data ?? []).map((unit) => [unit['#id'], unit] as const)));
}
