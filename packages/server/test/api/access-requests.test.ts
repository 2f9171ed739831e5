import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, depositFiles, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client } = await startApi();
let unit = '';

beforeAll(async () => {
  await prepareDeposits(client);
  await depositFiles(client, [{ name: 'a.txt', content: Buffer.from('a') }]);
  const query = { $query: [{ $exists: '#object' }], $projection: {} };
  unit = accepted(await client.units.search(DEPOSITOR, query)).$results[0]?.['#id'] ?? '';
});

function ask(usage: string, version: string, accessContract = DEPOSITOR.accessContract) {
  return client.caller.envelope(
    { ...DEPOSITOR, ...(accessContract === undefined ? {} : { accessContract }) },
    {
      service: 'access',
      method: 'POST',
      path: `/units/${unit}/objects/accessRequests`,
      headers: { 'X-Qualifier': usage, 'X-Version': version },
    },
  );
}

function follow(method: 'GET' | 'DELETE', json: unknown) {
  return client.caller.envelope(DEPOSITOR, {
    service: 'access',
    method,
    path: '/accessRequests',
    body: { json },
  });
}

const REFERENCE = { accessRequestId: 'aeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', storageStrategyId: 'default' };

describe('access requests, where offers give their objects at once', () => {
  it('are none: an object may be downloaded right away', async () => {
    expect(accepted(await ask('BinaryMaster', '1')).$results).toEqual([]);
  });

  it('are refused as a download would be', async () => {
    expect(await ask('BinaryMaster', '2')).toMatchObject({ status: 404, error: { code: '020155' } });
    expect(await ask('BinaryMaster', 'one')).toMatchObject({ status: 412, error: { code: '020155' } });
    expect(await ask('BinaryMaster', '1', 'OnlyThumbnails')).toMatchObject({ status: 401 });
    expect(await ask('BinaryMaster', '1', 'OtherAgency')).toMatchObject({ status: 404 });
  });

  it.each([
    ['GET', [REFERENCE], 406, '020156'],
    ['GET', [], 412, '020156'],
    ['GET', [REFERENCE, REFERENCE], 412, '020156'],
    ['GET', [{ accessRequestId: 'x' }], 412, '020156'],
    ['GET', REFERENCE, 412, '020156'],
    ['DELETE', REFERENCE, 406, '020157'],
    ['DELETE', { storageStrategyId: 'default' }, 412, '020157'],
  ] as const)('cannot be followed: %s %j', async (method, body, status, code) => {
    expect(await follow(method, body)).toMatchObject({ status, error: { code } });
  });
});
