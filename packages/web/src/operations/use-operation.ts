import type { ItemStatus, LogbookOperation } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { RefusedCall, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 5_000;

export interface Watched {
  /** RUNNING, PAUSE or COMPLETED. */
  readonly state: string;
  /** OK, WARNING, KO, FATAL, STARTED, UNKNOWN. */
  readonly status: string;
  readonly operation: LogbookOperation | undefined;
}

/** An external journal has no execution, and an operation just created has no journal yet. */
async function unlessAbsent<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RefusedCall && error.trouble === 'absent') return undefined;
    throw error;
  }
}

/** Where an operation stands and what its journal says, followed until it ends. */
export function useOperation(id: string) {
  const { call } = useSession();
  const path = encodeURIComponent(id);
  return useQuery({
    queryKey: ['operation', id],
    queryFn: async ({ signal }): Promise<Watched> => {
      const execution = await unlessAbsent(
        readEnvelope<ItemStatus>(call({ service: 'admin', path: `/operations/${path}`, signal })),
      );
      // read after the execution: what had ended then is in the journal now
      const journal = await unlessAbsent(
        readEnvelope<LogbookOperation>(
          call({
            service: 'access',
            path: `/logbookoperations/${path}`,
            json: { $projection: {} },
            signal,
          }),
        ),
      );
      const item = execution?.$results[0];
      const operation = journal?.$results[0];
      if (item === undefined && operation === undefined) throw new RefusedCall(404, { message: id });
      return {
        state: item?.globalState ?? 'COMPLETED',
        status: item?.globalStatus ?? operation?.events.at(-1)?.outcome ?? 'UNKNOWN',
        operation,
      };
    },
    refetchInterval: (query) => (query.state.data?.state === 'COMPLETED' ? false : WATCH_MS),
  });
}
