import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { type Caller, RefusedCall } from '../api/index.ts';
import { useSession } from '../session/index.ts';

/** Where an operation stands, as the server tells it live. */
export interface LiveOperation {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly status: string;
  readonly step?: string;
  readonly processed?: number;
  readonly toProcess?: number;
  readonly stepStartedAt?: string;
}

const RETRY_MS = 2_000;
/** Operations remembered; the pages only ask for those that run now. */
const MOST_REMEMBERED = 500;

const Live = createContext<ReadonlyMap<string, LiveOperation>>(new Map());

/** What the server last told of an operation since this page was opened. */
export function useLiveOperation(id: string): LiveOperation | undefined {
  return use(Live).get(id);
}

/** Listens to the tenant's operations; what a change makes old is read again, without reloading the page. */
export function LiveOperations({ children }: { readonly children: ReactNode }) {
  const { call, may, askAgain } = useSession();
  const client = useQueryClient();
  const [known, setKnown] = useState<ReadonlyMap<string, LiveOperation>>(new Map());
  const allowed = may('operations:read');
  useEffect(() => {
    if (!allowed) return;
    const leaving = new AbortController();
    void listen(call, askAgain, leaving.signal, (changes) => {
      setKnown((before) => {
        const after = new Map(before);
        for (const change of changes) {
          after.delete(change.id);
          after.set(change.id, change);
        }
        return new Map([...after].slice(-MOST_REMEMBERED));
      });
      refresh(client, changes);
    });
    return () => leaving.abort();
  }, [call, askAgain, client, allowed]);
  return <Live value={known}>{children}</Live>;
}

function refresh(client: QueryClient, changes: readonly LiveOperation[]): void {
  for (const { id } of changes) void client.invalidateQueries({ queryKey: ['operation', id] });
  void client.invalidateQueries({ queryKey: ['operations'] });
  void client.invalidateQueries({ queryKey: ['deposits'] });
  if (changes.some(({ state }) => state === 'COMPLETED')) {
    void client.invalidateQueries({ queryKey: ['home'] });
    void client.invalidateQueries({ queryKey: ['registers'] });
  }
}

/** Reads server-sent events until the page is left; a cut connection is taken up again, a session that ended is not. */
async function listen(
  call: Caller,
  onSignedOut: () => void,
  signal: AbortSignal,
  tell: (changes: readonly LiveOperation[]) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await call({
        service: 'chartrier',
        path: '/operations/events',
        accept: 'text/event-stream',
        signal,
      });
      if (answer.body !== null) await readEvents(answer.body, tell);
    } catch (error) {
      // the server ends the stream with the session: who watches is told at once. A server that is away is met by the page
      if (signal.aborted) return;
      // whoever signs in again has another token, and listens anew
      if (error instanceof RefusedCall && error.trouble === 'signed-out') return onSignedOut();
    }
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  tell: (changes: readonly LiveOperation[]) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    const changes = events.flatMap((event) => {
      const data = /^event: operation\ndata: (.*)$/s.exec(event)?.[1];
      return data === undefined ? [] : [JSON.parse(data) as LiveOperation];
    });
    if (changes.length > 0) tell(changes);
  }
}
