import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTar, makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

/** Whatever bytes of a good package are damaged, the deposit is archived or refused: it never waits for a person. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const RUNS = Number(process.env.CHARTRIER_TEST_PACKAGES ?? '25');
const TIMEOUT = 60_000 + RUNS * 3_000;

const files = { 'content/a.txt': 'alpha', 'content/b.txt': 'beta '.repeat(200) };
const entries = { 'manifest.xml': await sampleManifest({ files }), ...files };
const tar = await makeTar(entries);
const packages: Readonly<Record<string, Buffer>> = {
  zip: await makeZip(entries),
  'zip, stored': await makeZip(entries, false),
  tar,
  'tar.gz': gzipSync(tar),
};

interface Damage {
  readonly kind: 'byte' | 'cut' | 'insert' | 'zeros';
  readonly at: number;
  readonly value: number;
}

/** Records that say where things are stand at both ends: damage comes there as often as elsewhere. */
function placeIn(bytes: Buffer, at: number): number {
  const end = 600;
  if (at % 3 === 0) return at % bytes.length;
  return at % 3 === 1 ? at % Math.min(end, bytes.length) : Math.max(0, bytes.length - 1 - (at % end));
}

function damaged(bytes: Buffer, { kind, at, value }: Damage): Buffer {
  if (bytes.length === 0) return bytes;
  const place = placeIn(bytes, at);
  const copy = Buffer.from(bytes);
  if (kind === 'byte') copy[place] = value;
  if (kind === 'zeros') copy.fill(0, place, Math.min(copy.length, place + value));
  if (kind === 'cut') return copy.subarray(0, place);
  if (kind === 'insert')
    return Buffer.concat([copy.subarray(0, place), Buffer.alloc(1, value), copy.subarray(place)]);
  return copy;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('byte', 'byte', 'byte', 'cut', 'insert', 'zeros'),
  at: fc.nat(1_000_000),
  value: fc.nat(255),
});

describe.each(Object.entries(packages))('a package (%s)', (_format, content) => {
  it('as it should be is archived', async () => {
    expect(await bench.deposit(content)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });

  it('damaged at random is archived or refused, and nothing waits', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const deposited = await bench.deposit(damages.reduce(damaged, content));
        const fatal = deposited.operation.events.filter(({ outcome }) => outcome === 'FATAL');
        expect({ state: deposited.state, fatal: fatal.map(({ evDetData }) => evDetData) }).toEqual({
          state: 'COMPLETED',
          fatal: [],
        });
      }),
      { numRuns: RUNS },
    );
  });
});
