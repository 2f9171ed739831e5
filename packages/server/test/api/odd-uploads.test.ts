import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

/** Packages whose upload does not say its length, says another one, or what it is. */

const { client, url, folder } = await startApi();
const content = await smallPackage([{ name: 'note.txt', content: Buffer.from('A note.\n') }]);
beforeAll(() => prepareDeposits(client));

const HEADERS = ['X-Tenant-Id: 0', 'X-Context-Id: DEFAULT_WORKFLOW', 'X-Action: RESUME'];
const OCTETS = 'Content-Type: application/octet-stream';

interface Sending {
  /** The depositor goes away once it is sent. */
  readonly cut?: boolean;
}

/** Sends a request as it is written; answers what comes back until the connection ends. */
async function send(
  headers: readonly string[],
  body: readonly (Buffer | string)[],
  { cut = false }: Sending = {},
): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes.toString('latin1');
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const head = [
    'POST /ingest-external/v1/ingests HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    ...headers,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  for (const part of body) socket.write(part);
  if (cut) socket.end();
  await once(socket, 'close');
  return answer;
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
const operationOf = (answer: string) => /x-request-id: (\S+)/i.exec(answer)?.[1] ?? '';
const operations = async () => accepted(await client.operations.list(DEPOSITOR)).$results.length;

describe('a package', () => {
  it('sent in chunks, without length, is deposited', { timeout: 60_000 }, async () => {
    const half = Math.floor(content.length / 2);
    const chunk = (bytes: Buffer) => [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n'];
    const answer = await send(
      [...HEADERS, OCTETS, 'Transfer-Encoding: chunked'],
      [...chunk(content.subarray(0, half)), ...chunk(content.subarray(half)), '0\r\n\r\n'],
    );
    expect(statusOf(answer)).toBe(202);
    const waiting = { pollMs: 100, timeoutMs: 50_000 };
    const ended = accepted(await client.waitFor(DEPOSITOR, operationOf(answer), waiting));
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });

  it.each([
    ['that ends before the length it said', [OCTETS, `Content-Length: ${content.length + 1_000}`], content],
    ['that is cut in a chunk', [OCTETS, 'Transfer-Encoding: chunked'], Buffer.from('ffff\r\nPK')],
    ['of two lengths', [OCTETS, 'Content-Length: 10', `Content-Length: ${content.length}`], content],
    ['of a length that is none', [OCTETS, 'Content-Length: many'], content],
  ])('%s leaves neither operation nor file', async (_what, headers, body) => {
    const before = await operations();
    const status = statusOf(await send([...HEADERS, ...headers], [body], { cut: true }));
    // nobody may be there to be answered
    if (!Number.isNaN(status)) expect(status).toBeGreaterThanOrEqual(400);
    if (!Number.isNaN(status)) expect(status).toBeLessThan(500);
    // the server may not have begun to write when the line is cut
    await sleep(300);
    await expect.poll(uploads, { timeout: 10_000 }).toEqual([]);
    expect(await operations()).toBe(before);
  });

  it('that does not say what it is is deposited, or refused by the name of the header', async () => {
    const before = await operations();
    const answer = await send([...HEADERS, `Content-Length: ${content.length}`], [content]);
    if (statusOf(answer) === 202) return;
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer.toLowerCase()).toContain('content-type');
    expect(await operations()).toBe(before);
  });
});

/** What is being received, or was left. */
async function uploads(): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'workspace'), { recursive: true });
  return names.filter((name) => name.includes('upload'));
}
