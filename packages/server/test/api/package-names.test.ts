import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

/** The name of the package on the depositor's side comes in a header, which is bytes: the deposit does not depend on it. */

const { client, url } = await startApi();
const content = await smallPackage([{ name: 'note.txt', content: Buffer.from('A note.\n') }]);
const NAME = 'Versement été n°1 (reçu).zip';

beforeAll(() => prepareDeposits(client));

/** A deposit whose name is sent as these bytes. */
async function depositNamed(name: Buffer) {
  return await new Promise<{ status?: number; operationId: string; body: string }>((resolve, reject) => {
    const call = request(`${url}/ingest-external/v1/ingests`, {
      method: 'POST',
      headers: {
        'X-Tenant-Id': '0',
        'Content-Type': 'application/octet-stream',
        'X-Context-Id': 'DEFAULT_WORKFLOW',
        'X-Action': 'RESUME',
        // Node writes a character of a header as a byte
        'X-Original-Filename': name.toString('latin1'),
        'Content-Length': content.length,
      },
    });
    call.on('error', reject);
    call.on('response', async (answer) => {
      const { statusCode: status, headers } = answer;
      resolve({
        ...(status === undefined ? {} : { status }),
        operationId: String(headers['x-request-id']),
        body: await text(answer),
      });
    });
    call.end(content);
  });
}

async function outcomeOf(operationId: string) {
  const ended = accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 100, timeoutMs: 60_000 }));
  const journal = accepted(await client.logbook.operation(DEPOSITOR, operationId)).$results[0];
  return { status: ended.status, events: journal?.events.map(({ outDetail }) => outDetail) };
}

describe('a package whose name has accents, spaces and signs', () => {
  it.each([
    ['in UTF-8, as it is', Buffer.from(NAME, 'utf8')],
    ['percent-encoded', Buffer.from(encodeURIComponent(NAME))],
  ])('sent %s is deposited as one with a plain name', { timeout: 120_000 }, async (_how, name) => {
    const plain = await depositNamed(Buffer.from('sip.zip'));
    const odd = await depositNamed(name);
    expect([plain.status, odd.status]).toEqual([202, 202]);
    const expected = await outcomeOf(plain.operationId);
    expect(expected.status).toBe('OK');
    expect(await outcomeOf(odd.operationId)).toEqual(expected);
  });

  it('sent in Latin-1 is answered 412, which names the header and how to write it', async () => {
    const answer = await depositNamed(Buffer.from(NAME, 'latin1'));
    expect(answer.status).toBe(412);
    expect(JSON.parse(answer.body)).toMatchObject({ httpCode: 412, symbol: 'HEADER_UNREADABLE' });
    expect(answer.body).toContain('X-Original-Filename');
    expect(answer.body).toContain('UTF-8');
  });
});
