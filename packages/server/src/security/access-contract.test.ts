import { beforeAll, describe, expect, it } from 'vitest';
import { startReferential } from '../../test/referential/start-referential.ts';
import { resolveAccessContract } from './index.ts';

const bench = await startReferential();

beforeAll(async () => {
  await bench.importJson('AccessContract', [
    { Identifier: 'ON', Name: 'ON', Status: 'ACTIVE' },
    { Identifier: 'OFF', Name: 'OFF' },
  ]);
});

describe('the access contract that a request names', () => {
  it('is the active one of the tenant', async () => {
    expect(await resolveAccessContract(bench.snapshot(), 'ON')).toMatchObject({
      Identifier: 'ON',
      Status: 'ACTIVE',
    });
  });

  it.each([
    ['ACCESS_CONTRACT_MISSING', 0, undefined],
    ['ACCESS_CONTRACT_MISSING', 0, ''],
    ['ACCESS_CONTRACT_UNKNOWN', 0, 'NONE'],
    ['ACCESS_CONTRACT_UNKNOWN', 2, 'ON'],
    ['ACCESS_CONTRACT_INACTIVE', 0, 'OFF'],
  ])('%s: tenant %i, %s', async (code, tenant, identifier) => {
    expect(await resolveAccessContract(bench.snapshot(tenant), identifier)).toMatchObject({
      code,
      status: 401,
    });
  });
});
