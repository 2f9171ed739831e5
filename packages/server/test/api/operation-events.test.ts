import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

/** Longer than a test may last: a server that waited for those who watch would not stop in time. */
const api = await startApi({ http: { port: 0, stopGraceSeconds: 600 } });
await prepareDeposits(api.client);

interface Change {
  readonly id: string;
  readonly state: string;
  readonly status: string;
}

/** Reads server-sent events until one is what is looked for. */
async function until(
  wanted: (change: Change) => boolean,
  act: () => Promise<void>,
): Promise<readonly Change[]> {
  const answer = await fetch(`${api.url}/chartrier/v1/operations/events`, {
    headers: { 'X-Tenant-Id': '0' },
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const seen: Change[] = [];
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let acted = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return seen;
    if (!acted) {
      acted = true;
      await act();
    }
    text += value;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^event: operation\ndata: (.*)$/s.exec(part)?.[1];
      if (data === undefined) continue;
      const change = JSON.parse(data) as Change;
      seen.push(change);
      if (wanted(change)) {
        await reader.cancel();
        return seen;
      }
    }
  }
}

describe('the changes of operations, live', () => {
  it('are told from the first step to the end, and of one tenant only', async () => {
    let operationId = '';
    const seen = await until(
      ({ id, state }) => id === operationId && state === 'COMPLETED',
      async () => {
        const content = await smallPackage([{ name: 'a.txt', content: Buffer.from('a') }]);
        ({ operationId } = accepted(await api.client.ingest.deposit(DEPOSITOR, { content })));
      },
    );
    const own = seen.filter(({ id }) => id === operationId);
    expect(own.at(-1)).toMatchObject({ state: 'COMPLETED', type: 'INGEST' });
    const other = accepted(await api.client.operations.list({ tenant: 1 })).$results.map(
      ({ operationId: id }) => id,
    );
    expect(seen.filter(({ id }) => other.includes(id))).toEqual([]);
  });

  it('end when the server stops, without waiting for those who watch', async () => {
    const answer = await fetch(`${api.url}/chartrier/v1/operations/events`, {
      headers: { 'X-Tenant-Id': '0' },
    });
    await api.stop();
    expect(await answer.text()).toContain('retry:');
  });
});
