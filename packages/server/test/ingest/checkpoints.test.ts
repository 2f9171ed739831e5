import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { findObjectLocation } from '../../src/archive/index.ts';
import { requestAction } from '../../src/operations/engine/index.ts';
import type { Scanner } from '../../src/scan/index.ts';
import { readObject } from '../../src/storage/index.ts';
import { loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const MEBIBYTE = 2 ** 20;
const FILES = 30;
/** For a machine that does other things. */
const TIMEOUT = 180_000;
/** Done once, when so many files have been looked at. */
let meanwhile: { readonly after: number; readonly work: () => Promise<void> } | undefined;
let looked = 0;
/** A file that holds it is not taken. */
const REFUSED = 'refused by the antivirus';
const scanner: Scanner = {
  name: 'toy',
  async scan(source) {
    looked += 1;
    if (looked === meanwhile?.after) await meanwhile.work();
    const isRefused = Buffer.isBuffer(source) && source.includes(REFUSED);
    return isRefused
      ? { verdict: 'not_scanned', reason: 'beyond_limits', detail: REFUSED }
      : { verdict: 'clean' };
  },
  version: async () => 'toy',
  close: async () => {},
};
const bench = await startIngest({ scanner, checkpointBytes: 2 * MEBIBYTE });
beforeAll(() => loadSampleReferentials(bench));

const offer = (name: string) => join(bench.folder, name);

/** Packs that a later attempt would keep. */
async function sealedPacks(): Promise<readonly string[]> {
  const { rows } = await bench.database.query<{ sealed: readonly { readonly name: string }[] }>(
    'select sealed from ingest_deposit',
  );
  return rows.flatMap(({ sealed }) => sealed.map(({ name }) => name)).filter((name) => name.endsWith('.tar'));
}

/** Ids of objects in the indexes of packs, and the names of these. */
async function indexed(name: string, operationId: string) {
  const entries = await readdir(offer(name), { recursive: true });
  const names = entries.filter((entry) => entry.includes(operationId) && entry.endsWith('.index.jsonl'));
  const texts = await Promise.all(names.map((entry) => readFile(join(offer(name), entry), 'utf8')));
  const lines = texts.flatMap((text) => text.trim().split('\n'));
  return { names, ids: lines.map((line) => (JSON.parse(line) as { id: string }).id) };
}

/** A deposit whose files are stored in part when an offer disappears, and which is resumed once the offer is back. */
async function cutAndResumed(files: Readonly<Record<string, Buffer>>) {
  looked = 0;
  meanwhile = {
    after: FILES - 1,
    // Sealing goes on behind the looking.
    work: async () => {
      while ((await sealedPacks()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await rename(offer('offer-2'), offer('away'));
    },
  };
  const paused = await bench.deposit(await sampleSip({ files }));
  expect([paused.state, paused.status]).toEqual(['PAUSE', 'FATAL']);
  const kept = await sealedPacks();
  expect(kept.length).toBeGreaterThan(0);
  await rename(offer('away'), offer('offer-2'));
  meanwhile = undefined;
  await requestAction(bench.database, { tenant: 0, id: paused.operationId }, 'RESUME');
  return { kept, resumed: await bench.outcome(paused.operationId) };
}

describe('a deposit that is cut after checkpoints', { timeout: TIMEOUT }, () => {
  const files = Object.fromEntries(
    Array.from(
      { length: FILES },
      (_, n) => [`content/${n}.txt`, Buffer.alloc(900_000 + n, `pièce ${n} `)] as const,
    ),
  );

  it('keeps the packs that were sealed, stores the rest again, and each object once', async () => {
    const { kept, resumed } = await cutAndResumed(files);
    expect([resumed.state, resumed.status]).toEqual(['COMPLETED', 'OK']);
    // All of them, and the manifest.
    expect(resumed.data('SANITY_CHECK_SIP.OK')).toMatchObject({ Clean: FILES + 1, NotScanned: 0 });

    const contents = new Set(Object.values(files).map((bytes) => bytes.toString('hex')));
    for (const name of ['offer-1', 'offer-2']) {
      const { names, ids } = await indexed(name, resumed.operationId);
      for (const pack of kept)
        expect(names.some((entry) => entry.endsWith(pack.replace('.tar', '.index.jsonl')))).toBe(true);
      expect(ids).toHaveLength(FILES);
      expect(new Set(ids).size).toBe(FILES);
      for (const id of ids) {
        const location = await findObjectLocation(bench.database, 0, id);
        if (location === undefined) throw new Error('an object has no place');
        const bytes = await buffer(await readObject(bench.storage, location, { verify: true }));
        contents.delete(bytes.toString('hex'));
      }
    }
    expect(contents.size).toBe(0);
  });

  it('does not forget a file that the antivirus did not take, and that was sealed', async () => {
    const { resumed } = await cutAndResumed({ ...files, 'content/0.txt': Buffer.from(REFUSED) });
    expect([resumed.state, resumed.status]).toEqual(['PAUSE', 'FATAL']);
    const told = resumed.operation.events.filter(({ outDetail }) => outDetail === 'SANITY_CHECK_SIP.FATAL');
    expect(JSON.parse(told.at(-1)?.evDetData ?? '{}')).toMatchObject({ Clean: FILES, NotScanned: 1 });
  });
});
