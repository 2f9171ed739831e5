import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { loadStarterData } from './load-starter-data.ts';

const bench = await startReferential();
const services = { ...bench.services, newGuid: (_kind: unknown, tenant: number) => newOperationId(tenant) };
const load = (tenant: number) => loadStarterData(services, { tenant, caller: { contextId: 'CT-000001' } });

describe('the starter reference data', () => {
  it.each([0, 2])('makes a new tenant usable: tenant %s', async (tenant) => {
    const results = await load(tenant);
    expect(results.map(({ collection, status }) => [collection, status])).toEqual([
      ['Agencies', 'OK'],
      ['FileRules', 'OK'],
      ['ManagementContract', 'OK'],
      ['IngestContract', 'OK'],
      ['AccessContract', 'OK'],
    ]);
    const referential = bench.snapshot(tenant);
    expect((await referential.all('FileRules')).size).toBe(12);
    expect([...(await referential.all('AccessContract')).values()]).toMatchObject([
      {
        Status: 'ACTIVE',
        EveryOriginatingAgency: true,
        Identifier: tenant === 0 ? 'CONSULTATION' : 'AC-000001',
      },
    ]);
  });

  it('leaves what a tenant has already', async () => {
    const before = await bench.snapshot().all('Agencies');
    expect((await load(0)).map(({ status }) => status)).toEqual(['LEFT', 'LEFT', 'LEFT', 'LEFT', 'LEFT']);
    expect(await bench.snapshot().all('Agencies')).toEqual(before);
  });
});
