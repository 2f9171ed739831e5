import type { OkEnvelope } from '@chartrier/client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Caller, readAgain, readEnvelope } from '../api/index.ts';
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
    queryFn: async ({ pageParam, signal }) => {
      const words = typed.trim();
      if (kind.isWhole) return await wholeKind(call, kind, words, signal);
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
      return await readEnvelope<Document>(call({ service: 'admin', path: kind.path, json, signal }));
    },
    getNextPageParam: (last, pages) =>
      kind.isWhole || last.$results.length < PAGE ? undefined : pages.length * PAGE,
  });
}

export function useDocument(kind: Kind, identifier: string) {
  const call = useCallerOf(kind);
  return useQuery({
    queryKey: ['referential', kind.id, 'one', identifier],
    queryFn: async ({ signal }) => {
      if (kind.isWhole) {
        const { $results } = await wholeKind(call, kind, '', signal);
        return $results.find((one) => one[kind.identifier] === identifier);
      }
      const path = `${kind.path}/${encodeURIComponent(identifier)}`;
      const answer = await readEnvelope<Document>(call({ service: 'admin', path, signal }));
      return answer.$results[0];
    },
  });
}

/** Whether one may do something on a kind where it lives. */
export function useMayOn({ shared }: Kind): (permission: string) => boolean {
  const { may, mayAdminister } = useSession();
  return shared ? mayAdminister : may;
}

/** Removes a document; what uses it refuses, unless it may be forced and is. */
export function useRemoveDocument(kind: Kind, identifier: string) {
  const call = useCallerOf(kind);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ force }: { readonly force: boolean }) =>
      call({
        service: 'chartrier',
        method: 'DELETE',
        path: `/referentials/${kind.collection}/${encodeURIComponent(identifier)}${force ? '?force=true' : ''}`,
      }),
    onSuccess: () => readAgain(client, ['referential', kind.id]),
  });
}

/** All the documents of a kind that the API does not search, those that hold the words. */
async function wholeKind(
  call: Caller,
  { path, identifier, name }: Kind,
  words: string,
  signal: AbortSignal,
): Promise<OkEnvelope<Document>> {
  const answer = await readEnvelope<Document>(call({ service: 'admin', path, signal }));
  const wanted = words.toLowerCase();
  const holds = (value: unknown): boolean =>
    String(value ?? '')
      .toLowerCase()
      .includes(wanted);
  return { ...answer, $results: answer.$results.filter((one) => holds(one[identifier]) || holds(one[name])) };
}
