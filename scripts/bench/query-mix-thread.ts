import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Session } from '@chartrier/client';
import type { QueryMix } from './query-mix.ts';

/**
 * The questions, asked from a thread of their own: people wait for the server, not for the thread that sends it gigabytes on
 * the same machine.
 */
export async function queryMixThread(url: string, session: Session): Promise<QueryMix> {
  const thread = new Worker(new URL('./query-mix.worker.ts', import.meta.url), {
    workerData: { url, session },
  });
  let failure: { readonly error: unknown } | undefined;
  thread.once('error', (error) => {
    failure = { error };
  });
  // `once` throws the failure to whoever waits meanwhile.
  const answer = async (): Promise<unknown> => {
    if (failure !== undefined) throw failure.error;
    return (await once(thread, 'message'))[0];
  };
  await answer();
  return {
    async idle() {
      const done = answer();
      thread.postMessage('idle');
      await done;
    },
    busy: () => thread.postMessage('busy'),
    async stop() {
      const samples = answer();
      thread.postMessage('stop');
      return (await samples) as Awaited<ReturnType<QueryMix['stop']>>;
    },
  };
}
