import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

interface Agency {
  readonly Identifier: string;
  readonly Name: string;
}

const KEPT_MS = 300_000;
const PROJECTION = { $fields: { Identifier: 1, Name: 1 } };

/** The names of agencies by their identifiers; an identifier that the reference data does not know has none. */
export function useAgencyNames(identifiers: readonly string[]): ReadonlyMap<string, string> {
  const { call, may } = useSession();
  const wanted = [...new Set(identifiers)].sort();
  const found = useQuery({
    queryKey: ['agency-names', wanted],
    enabled: wanted.length > 0 && may('agencies:read'),
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const json = {
        $query: { $in: { Identifier: wanted } },
        $filter: { $limit: wanted.length },
        $projection: PROJECTION,
      };
      const { $results } = await readEnvelope<Agency>(
        call({ service: 'admin', path: '/agencies', json, signal }),
      );
      return new Map($results.map(({ Identifier, Name }) => [Identifier, Name]));
    },
  });
  return found.data ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Agencies whose identifier or name has what is typed; none while nothing is. */
export function useAgenciesLike(typed: string | undefined): readonly Agency[] {
  const { call, may } = useSession();
  const words = (typed ?? '').trim();
  const found = useQuery({
    queryKey: ['agencies-like', words],
    enabled: typed !== undefined && may('agencies:read'),
    staleTime: KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const json = {
        $query:
          words === ''
            ? {}
            : {
                $or: [{ $wildcard: { Identifier: `*${words}*` } }, { $match_phrase_prefix: { Name: words } }],
              },
        $filter: { $limit: 20, $orderby: { Identifier: 1 } },
        $projection: PROJECTION,
      };
      return (await readEnvelope<Agency>(call({ service: 'admin', path: '/agencies', json, signal })))
        .$results;
    },
  });
  return typed === undefined ? [] : (found.data ?? []);
}
