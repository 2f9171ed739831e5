import { describe, expect, it } from 'vitest';
import { type Asked, broughtBy, startExport } from '../../../test/export/start-export.ts';
import { sampleSip, unit } from '../../../test/ingest/sample-sip.ts';

const bench = await startExport({ settings: { platformBytes: 20_000 } });
const files = { 'content/a.txt': 'a'.repeat(3_000), 'content/b.txt': 'b'.repeat(3_000) };
const deposit = await bench.deposit(await sampleSip({ files }));
const small = await bench.deposit(await sampleSip({ manifest: { version: '2.2' } }));

/** Exports what may not be, and answers what the event of a step says; there is no package. */
async function refusal(event: string, asked: Asked, query = broughtBy(deposit)) {
  const exported = await bench.export(query, asked);
  expect(exported.status).toBe('KO');
  expect(exported.events.at(-1)).toBe('EXPORT_DIP.KO');
  expect(exported.events).not.toContain('STP_PUT_BINARY_ON_WORKSPACE.STARTED.OK');
  await expect(exported.dip()).rejects.toMatchObject({ code: 'DIP_NOT_MADE', status: 404 });
  expect(await bench.workspace.size(exported.operationId, 'dip.zip.unfinished')).toBeUndefined();
  return exported.data(event);
}

describe('an export is refused', () => {
  it('of units that were deposited in a version that cannot be written as asked', async () => {
    const { Reason } = await refusal('CREATE_MANIFEST.KO', { sedaVersion: '2.1' });
    expect(Reason).toMatch(
      /^2 archive units, among them [a-z0-9]{36}, were deposited in SEDA 2.3: they cannot be written in SEDA 2.1\./,
    );
    await refusal('CREATE_MANIFEST.KO', { sedaVersion: '2.1' }, broughtBy(small));
  });

  it('of nothing, and of what the contract does not show', async () => {
    const nothing = { $query: [{ $eq: { '#opi': 'none' } }] };
    const sentence = /^The query finds no archive unit that the access contract shows\./;
    expect(await refusal('CREATE_MANIFEST.KO', {}, nothing)).toEqual({
      Reason: expect.stringMatching(sentence),
    });
    expect(await refusal('CREATE_MANIFEST.KO', { contract: 'OTHER' })).toEqual({
      Reason: expect.stringMatching(sentence),
    });
  });

  it('when it is full and does not say what its message needs', async () => {
    const asked = { full: true, parameters: { requesterIdentifier: 'DEM' } };
    expect(await refusal('CREATE_MANIFEST.KO', asked)).toEqual({
      Reason: expect.stringContaining('messageRequestIdentifier, archivalAgencyIdentifier'),
    });
  });

  it('beyond the threshold of its query', async () => {
    const query = { ...broughtBy(deposit), $threshold: 1 };
    expect(await refusal('CHECK_DISTRIBUTION_THRESHOLD.KO', {}, query)).toEqual({
      error: expect.stringMatching(/finds 2 archive units; the threshold is 1\./),
    });
  });

  it('beyond the bytes that it allows itself: those of its objects, or with its manifest', async () => {
    expect(await refusal('CREATE_MANIFEST.KO', { maxBytes: 5_999 })).toEqual({
      Reason: expect.stringMatching(/^The export has 6000 bytes; the limit is 5999\./),
    });
    expect(await refusal('CREATE_MANIFEST.KO', { maxBytes: 6_000 })).toEqual({
      Reason: expect.stringMatching(/^The export has \d{4} bytes; the limit is 6000\./),
    });
  });

  it('when its contract was closed since it was asked', async () => {
    await bench.importJson('AccessContract', [
      { Identifier: 'CLOSED', Name: 'CLOSED', Status: 'INACTIVE', EveryOriginatingAgency: true },
    ]);
    expect(await refusal('CHECK_DISTRIBUTION_THRESHOLD.KO', { contract: 'CLOSED' })).toEqual({
      error: expect.stringContaining('CLOSED'),
    });
  });
});

describe('an export is made, with a warning,', () => {
  it('of more bytes than the platform usually allows, when its request allows them', async () => {
    const large = await bench.deposit(await sampleSip({ files: { 'content/l.bin': 'l'.repeat(30_000) } }));
    const refused = await bench.export(broughtBy(large));
    expect(refused.status).toBe('KO');
    const exported = await bench.export(broughtBy(large), { maxBytes: 1_000_000 });
    expect(exported.status).toBe('WARNING');
    expect(exported.events).toContain('CREATE_MANIFEST.WARNING');
    expect((await exported.dip()).files.size).toBe(1);
  });

  it('of descriptions that the version has no place for, in part', async () => {
    const signed = await bench.deposit(
      await sampleSip({
        units: [
          unit('U1', {
            content: {
              SigningInformation: { SigningRole: ['SignedDocument'] },
              Gps: { GpsLatitude: '48', GpsLongitude: '2' },
            },
          }),
        ],
        files: {},
        groups: [],
      }),
    );
    expect(signed.status).toMatch(/^(OK|WARNING)$/);
    const asItWas = await bench.export(broughtBy(signed));
    expect((await asItWas.dip()).units[0]?.content).toHaveProperty('SigningInformation');
    const exported = await bench.export(broughtBy(signed), { sedaVersion: '2.2' });
    expect(exported.data('CREATE_MANIFEST.WARNING')).toEqual({
      Reason: expect.stringMatching(
        /^1 fields have no place in SEDA 2.2, and were not written: SigningInformation \(1\)\./,
      ),
    });
    const { faults, units } = await exported.dip();
    expect(faults).toEqual([]);
    expect(units[0]?.content).toHaveProperty('Gps');
  });
});
