import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Offer } from '../offer.ts';
import { createFileSystemOffer } from './file-system-offer.ts';

const KEY = '0/2026/01/01/operation/a1-0001.tar';
/** Read in three pieces, the last one unaligned. */
const bytes = randomBytes(9 * 2 ** 20 + 77);
const expected = { size: bytes.length, sha512: createHash('sha512').update(bytes).digest('hex') };

describe('a key verified on several offers together', () => {
  let directory: string;
  let offers: readonly [Offer, Offer, Offer];
  const copy = (name: string) => join(directory, name, KEY);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chartrier-verify-'));
    const offer = (id: string) => createFileSystemOffer({ id, path: join(directory, id) });
    offers = [offer('one'), offer('two'), offer('three')];
  });
  afterAll(async () => {
    for (const offer of offers) await offer.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const offer of offers) {
      await offer.remove(KEY);
      await offer.put('offer.json', Buffer.from('{}'), sha512(Buffer.from('{}')), 2);
      await offer.put(KEY, bytes, expected.sha512, expected.size);
    }
  });

  const verify = (others: readonly Offer[] = offers.slice(1)) =>
    offers[0].verifyWith?.(KEY, expected, others);

  it('is right when all are the same, and those that lie elsewhere are left', async () => {
    expect(await verify()).toEqual([]);
    const { pathOf: _, ...elsewhere } = offers[1];
    expect(await verify([elsewhere, offers[2]])).toEqual([elsewhere]);
  });

  it.each([
    ['in its first bytes', 3],
    ['in its last bytes', bytes.length - 1],
  ])('names the offer whose copy is another one %s', async (_, position) => {
    await flip(copy('three'), position);
    await expect(verify()).rejects.toMatchObject({ code: 'OFFER_CORRUPTED', parameters: { offer: 'three' } });
  });

  it('names the first one when it is the one that is wrong', async () => {
    await flip(copy('one'), 5_000_000);
    await expect(verify()).rejects.toMatchObject({ code: 'OFFER_CORRUPTED', parameters: { offer: 'one' } });
  });

  it('sees a copy that is longer, shorter, or not there', async () => {
    await appendFile(copy('two'), 'x');
    await expect(verify()).rejects.toMatchObject({ code: 'OFFER_CORRUPTED', parameters: { offer: 'two' } });
    await truncate(copy('two'), 8 * 2 ** 20);
    await expect(verify()).rejects.toMatchObject({ code: 'OFFER_CORRUPTED', parameters: { offer: 'two' } });
    await rm(copy('two'));
    await expect(verify()).rejects.toMatchObject({ code: 'OFFER_KEY_ABSENT', parameters: { offer: 'two' } });
  });
});

function sha512(content: Buffer): string {
  return createHash('sha512').update(content).digest('hex');
}

async function flip(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 0xff;
  await file.write(byte, 0, 1, position);
  await file.close();
}
