import { parentPort, workerData } from 'node:worker_threads';
import { createClient, type Session } from '@chartrier/client';
import { queryMix } from './query-mix.ts';

// The thread of query-mix-thread.ts.
const { url, session } = workerData as { readonly url: string; readonly session: Session };
const client = createClient({ url });
const mix = await queryMix(client, session);

parentPort?.on('message', async (what: 'idle' | 'busy' | 'stop') => {
  if (what === 'busy') mix.busy();
  if (what === 'idle') {
    await mix.idle();
    parentPort?.postMessage(undefined);
  }
  if (what === 'stop') {
    const samples = await mix.stop();
    client.close();
    parentPort?.postMessage(samples);
    parentPort?.close();
  }
});
parentPort?.postMessage(undefined);
