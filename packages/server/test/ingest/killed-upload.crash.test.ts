import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepted, readBytes } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from '../api/support/deposit.ts';
import { sha512, smallPackage } from '../api/support/small-package.ts';
import { temporaryFolder } from '../support/index.ts';
import { archiveFolder, type ServedArchive } from './served-archive.ts';

const KILLS = 3;
const LONG = 10 * 60_000;
/** A server that was killed holds an upload for ten seconds. */
const PATIENCE_MILLISECONDS = 30_000;

const file = { name: 'noise.bin', content: randomBytes(24 * 2 ** 20) };
const content = await smallPackage([file]);

describe('a server killed while a package comes in pieces', () => {
  it('keeps every byte that it told, and the sender goes on from there to the end', {
    timeout: LONG,
  }, async () => {
    const archive = await archiveFolder(await temporaryFolder('chartrier-compiled-'));
    let served = await archive.serve();
    await prepareDeposits(served.client);
    const { id } = accepted(
      await served.client.uploads.open(DEPOSITOR, {
        length: content.length,
        sha512: Buffer.from(sha512(content), 'hex'),
      }),
    );
    let told = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await untilFree(served, id, told);
      const body = new PassThrough();
      const sending = served.client.uploads.append(DEPOSITOR, id, { offset: told, content: body });
      const until = Math.floor((content.length * (kill + 1)) / (KILLS + 1));
      for (let at = told; at < until; at += 2 ** 18) {
        body.write(content.subarray(at, Math.min(at + 2 ** 18, until)));
        await sleep(20);
      }
      await sleep(Math.random() * 500);
      // of so many bytes a part is durable sooner or later
      if (kill === KILLS - 1)
        await expect
          .poll(() => offsetOf(served, id), { timeout: PATIENCE_MILLISECONDS })
          .toBeGreaterThan(content.length / 4);
      const before = await offsetOf(served, id);
      await served.kill();
      body.destroy();
      expect(await sending).toMatchObject({ ok: false });
      served = await archive.serve();
      told = await offsetOf(served, id);
      expect(told).toBeGreaterThanOrEqual(before);
      expect(told).toBeLessThanOrEqual(until);
    }
    expect(told).toBeGreaterThan(content.length / 4);
    await untilFree(served, id, told);
    const piece = { offset: told, content: content.subarray(told), complete: true };
    accepted(await served.client.uploads.append(DEPOSITOR, id, piece));
    const ended = accepted(await served.client.waitFor(DEPOSITOR, id, { pollMs: 100, timeoutMs: 120_000 }));
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    const found = accepted(
      await served.client.units.search(DEPOSITOR, {
        $query: [{ $match: { Title: 'noise' } }],
        $projection: {},
      }),
    );
    const unit = found.$results[0]?.['#id'] ?? '';
    const bytes = await readBytes(accepted(await served.client.objects.download(DEPOSITOR, unit)));
    expect(sha512(bytes)).toBe(sha512(file.content));
    expect(await served.stop()).toBe(0);
  });
});

async function offsetOf({ client }: ServedArchive, id: string): Promise<number> {
  return accepted(await client.uploads.standing(DEPOSITOR, id)).offset;
}

/** Until the lease of the server that was killed has run out: an empty piece is taken. */
async function untilFree({ client }: ServedArchive, id: string, offset: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const probe = await client.uploads.append(DEPOSITOR, id, { offset, content: Buffer.alloc(0) });
    if (probe.ok) return;
    expect(probe).toMatchObject({ status: 409, error: { symbol: 'UPLOAD_BUSY' } });
    expect(Date.now()).toBeLessThan(deadline);
    await sleep(500);
  }
}
