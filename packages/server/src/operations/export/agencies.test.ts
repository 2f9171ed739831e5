import { describe, expect, it } from 'vitest';
import { broughtBy, startExport } from '../../../test/export/start-export.ts';
import { AGENCY, sampleSip } from '../../../test/ingest/sample-sip.ts';

const OTHER = 'FRAN_NP_000002';
const bench = await startExport({
  settings: { originatingAgencies: new Map([[0, 'OF-THE-TENANT']]), originatingAgency: 'OF-ALL' },
});
const own = await bench.deposit(await sampleSip());
const other = await bench.deposit(
  await sampleSip({ manifest: { managementMetadata: { originatingAgencyIdentifier: OTHER } } }),
);
const both = { $query: [{ $in: { '#opi': [own.operationId, other.operationId] } }] };
const asked = {
  full: true,
  parameters: {
    messageRequestIdentifier: 'REQ',
    archivalAgencyIdentifier: 'SA',
    requesterIdentifier: 'DEM',
    originatingAgencyIdentifier: 'ASKED',
  },
};

async function agencyOf(query: object): Promise<string | undefined> {
  return (await (await bench.export(query, asked)).dip()).management?.originatingAgencyIdentifier;
}

describe('the originating agency of a package', () => {
  it('is the one that produced all its units, whatever was asked', async () => {
    expect([own.status, other.status]).toEqual(['OK', 'OK']);
    expect(await agencyOf(broughtBy(own))).toBe(AGENCY);
    expect(await agencyOf(broughtBy(other))).toBe(OTHER);
  });

  it('is the one of the configuration when there are several', async () => {
    expect(await agencyOf(both)).toBe('OF-THE-TENANT');
  });

  it('is not another’s under a contract that does not show the other’s units', async () => {
    const exported = await bench.export(both, { contract: 'OTHER' });
    const { units, management } = await exported.dip();
    expect(units).toHaveLength(1);
    expect(management).toMatchObject({ originatingAgencyIdentifier: OTHER });
  });
});
