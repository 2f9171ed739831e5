import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEDA_VERSIONS } from '../src/index.ts';
import { arbitraryManifest } from './support/arbitrary-manifest.ts';
import { endOf, ofKind, readRecords } from './support/read-records.ts';
import { comparable, rewrite, whatIsKept } from './support/rewrite.ts';

const RUNS = 40;
/** Drawing whole manifests takes seconds on a busy machine. */
const PATIENCE = { timeout: 120_000 };

describe.each(SEDA_VERSIONS)('whatever SEDA %s allows', (version) => {
  it('is accepted, whatever way its bytes are cut', PATIENCE, async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryManifest(version),
        fc.integer({ min: 1, max: 5_000 }),
        async (manifest, pieces) => {
          const records = await readRecords(manifest, { pieces });
          expect(ofKind(records, 'fault')).toEqual([]);
          expect(endOf(records).refusedFor).toBeUndefined();
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('comes back when it is written from what was read', PATIENCE, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryManifest(version), async (manifest) => {
        const first = whatIsKept(await readRecords(manifest));
        const written = await readRecords(await rewrite(first, version));
        expect(ofKind(written, 'fault')).toEqual([]);
        expect(comparable(whatIsKept(written))).toEqual(comparable(first));
      }),
      { numRuns: RUNS },
    );
  });

  it('can be written in every other version, and what has no place there is told', PATIENCE, async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryManifest(version),
        fc.constantFrom(...SEDA_VERSIONS),
        async (manifest, target) => {
          const first = whatIsKept(await readRecords(manifest));
          const leftOut: string[] = [];
          const markup = await rewrite(first, target, (id, element) => leftOut.push(`${id} ${element}`));
          const written = await readRecords(markup);
          expect(ofKind(written, 'fault')).toEqual([]);
          if (leftOut.length === 0) expect(comparable(whatIsKept(written))).toEqual(comparable(first));
        },
      ),
      { numRuns: RUNS },
    );
  });
});
