import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Caller, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';
import type { Kind } from './kinds.ts';

export type Document = Readonly<Record<string, unknown>>;
const PAGE = 100;

/** Calls where a kind lives: the administration tenant for what is common to all. */
export function useCallerOf(kind: Kind): Caller {
  const { call, callAsAdministrator } = useSession();
  return kind.shared ? callAsAdministrator : call;
}

/** The documents of a kind whose identifier or name begins with what is typed, page after page. */
export function useDocuments(kind: Kind, typed: string) {
  const call = useCallerOf(kind);
  return useInfiniteQuery({
    queryKey: ['referential', kind.id, typed],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const words = typed.trim();
      const json = {
        $query:
          words === ''
            ? {}
            : {
                $or: [
                  { $wildcard: { [kind.identifier]: `*${words}*` } },
                  { $match_all: { [kind.name]: words } },
                ],
              },
        $filter: { $offset: pageParam, $limit: PAGE, $orderby: { [kind.identifier]: 1 } },
        $projection: {},
      };
      return readEnvelope<Document>(call({ service: 'admin', path: kind.path, json, signal }));
    },
    getNextPageParam: (last, pages) => (last.$results.length < PAGE ? undefined : pages.length * PAGE),
  });
}

export function useDocument(kind: Kind, identifier: string) {
  const call = useCallerOf(kind);
  return useQuery({
    queryKey: ['referential', kind.id, 'one', identifier],
    queryFn: async ({ signal }) => {
      const path = `${kind.path}/${encodeURIComponent(identifier)}`;
      const answer = await readEnvelope<Document>(call({ service: 'admin', path, signal }));
      return answer.$results[0];
    },
  });
}
