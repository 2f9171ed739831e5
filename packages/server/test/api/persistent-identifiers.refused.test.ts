import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepPurgedIdentifiers } from '../../src/archive/index.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { url, client, database } = await startApi();
const GONE = 'ark:/12345/b1c2d3f4g5h6';
const NEVER = 'ark:/12345/never';
const OPERATION = 'aeeaaaaaaahl2zz5ab23malpc5fd3biaaaaq';

beforeAll(async () => {
  await prepareDeposits(client);
  await database.transaction((transaction) =>
    keepPurgedIdentifiers(
      transaction,
      DEPOSITOR.tenant,
      { operationId: OPERATION, date: new Date('2026-03-04T05:06:07Z') },
      [{ identifier: GONE, kind: 'unit', itemId: 'removed', assigned: true }],
    ),
  );
});

/** With a body where Vitam's clients send one: `fetch` gives none to a GET. */
async function ask(path: string, accept: string) {
  const body = accept === 'application/json' ? '{"$projection":{}}' : undefined;
  const call = request(`${url}/access-external/v1${path}`, {
    headers: {
      'X-Tenant-Id': '0',
      'X-Access-Contract-Id': 'AccessContract1',
      Accept: accept,
      ...(body === undefined ? {} : { 'Content-Type': accept, 'Content-Length': body.length }),
    },
  });
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: (await json(answer)) as Record<string, unknown> };
}

describe('an identifier of what was removed', () => {
  it.each([
    ['units/byunitspersistentidentifier', 'application/json'],
    ['objects/byunitspersistentidentifier', 'application/octet-stream'],
    ['objects/byobjectspersistentidentifier', 'application/octet-stream'],
    ['objects/byobjectspersistentidentifier', 'application/json'],
  ])('%s, %s: 410, with the operation and its date', async (path, accept) => {
    const { status, body } = await ask(`/${path}/${GONE}`, accept);
    expect(status).toBe(410);
    expect(body).toMatchObject({ httpCode: 410, symbol: 'PERSISTENT_IDENTIFIER_PURGED' });
    expect(JSON.stringify(body)).toContain(OPERATION);
    expect(JSON.stringify(body)).toContain('2026-03-04T05:06:07');
  });
});

describe('an identifier of nothing', () => {
  it('is an empty list of units, and no object', async () => {
    expect(await ask(`/units/byunitspersistentidentifier/${NEVER}`, 'application/json')).toMatchObject({
      status: 200,
      body: { $results: [] },
    });
    expect(
      await ask(`/objects/byobjectspersistentidentifier/${NEVER}`, 'application/octet-stream'),
    ).toMatchObject({ status: 404, body: { symbol: 'PERSISTENT_IDENTIFIER_NOT_FOUND' } });
  });
});
