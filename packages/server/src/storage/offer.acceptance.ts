import { hash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Offer } from './offer.ts';

/** What makes an empty offer for one test, and takes it away. */
export interface OfferUnderTest {
  readonly offer: Offer;
  /** Another adapter on the same storage: what a second process sees. */
  readonly again: () => Offer;
  /** Changes a byte of a key behind the adapter's back; undefined where the storage does not let one. */
  readonly corrupt: ((key: string, position: number) => Promise<void>) | undefined;
  readonly dispose: () => Promise<void>;
}

const FOLDER = '0/2026/02/03/aeeaaaaaaahlmhv2abq3gamfw2iz5kqaaaaq/';

/**
 * What every adapter of a storage must do, as tests: call it in the adapter's own test file.
 *
 *     offerAcceptance('a folder', async () => ({ offer: createFileSystemOffer({ id, path }), … }));
 */
export function offerAcceptance(name: string, makeOffer: () => Promise<OfferUnderTest>): void {
  async function withOffer(work: (test: OfferUnderTest) => Promise<void>): Promise<void> {
    const test = await makeOffer();
    try {
      await test.offer.put('offer.json', Buffer.from('{}'), digestOf(Buffer.from('{}')), 2);
      await work(test);
    } finally {
      await test.offer.close();
      await test.dispose();
    }
  }

  describe(`offer: ${name}`, () => {
    it('gives back what was put, to another process too', () =>
      withOffer(async ({ offer, again }) => {
        const bytes = randomBytes(100_000);
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), bytes.length);
        expect((await read(offer, `${FOLDER}a`)).equals(bytes)).toBe(true);
        const other = again();
        expect((await read(other, `${FOLDER}a`)).equals(bytes)).toBe(true);
        await other.close();
      }));

    it('puts a stream', () =>
      withOffer(async ({ offer }) => {
        const bytes = randomBytes(3_000_000);
        const source = Readable.from([bytes.subarray(0, 7), bytes.subarray(7)], { objectMode: false });
        await offer.put(`${FOLDER}a`, source, digestOf(bytes), bytes.length);
        expect(digestOf(await read(offer, `${FOLDER}a`))).toBe(digestOf(bytes));
      }));

    it('puts nothing at all as an empty key', () =>
      withOffer(async ({ offer }) => {
        await offer.put(`${FOLDER}a`, Buffer.alloc(0), digestOf(Buffer.alloc(0)), 0);
        expect(await offer.stat(`${FOLDER}a`)).toEqual({ key: `${FOLDER}a`, size: 0 });
        await offer.verify(`${FOLDER}a`, { size: 0, sha512: digestOf(Buffer.alloc(0)) });
      }));

    it('gives a part', () =>
      withOffer(async ({ offer }) => {
        const bytes = randomBytes(2_500_000);
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), bytes.length);
        for (const [offset, length] of [
          [0, 1],
          [1_234_567, 1_000_001],
          [2_499_999, 1],
          [10, 0],
        ] as const) {
          const part = await read(offer, `${FOLDER}a`, { offset, length });
          expect(part.equals(bytes.subarray(offset, offset + length))).toBe(true);
        }
      }));

    it('refuses an absent key', () =>
      withOffer(async ({ offer }) => {
        await expect(offer.get(`${FOLDER}a`)).rejects.toMatchObject({ code: 'OFFER_KEY_ABSENT' });
        await expect(offer.verify(`${FOLDER}a`, { size: 0, sha512: '' })).rejects.toMatchObject({
          code: 'OFFER_KEY_ABSENT',
        });
        expect(await offer.stat(`${FOLDER}a`)).toBeUndefined();
      }));

    it('takes the same bytes again under a key, and refuses others', () =>
      withOffer(async ({ offer }) => {
        const bytes = Buffer.from('once');
        const others = Buffer.from('more');
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), 4);
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), 4);
        await expect(offer.put(`${FOLDER}a`, others, digestOf(others), 4)).rejects.toMatchObject({
          code: 'OFFER_KEY_TAKEN',
        });
        expect((await read(offer, `${FOLDER}a`)).toString()).toBe('once');
        expect(await keys(offer, FOLDER)).toEqual([`${FOLDER}a`]);
      }));

    it('lets one of two writers of a key win', () =>
      withOffer(async ({ offer, again }) => {
        const other = again();
        const one = Buffer.from('one');
        const two = Buffer.from('two');
        const ended = await Promise.allSettled([
          offer.put(`${FOLDER}a`, one, digestOf(one), 3),
          other.put(`${FOLDER}a`, two, digestOf(two), 3),
        ]);
        await other.close();
        expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const won = ended[0]?.status === 'fulfilled' ? 'one' : 'two';
        expect((await read(offer, `${FOLDER}a`)).toString()).toBe(won);
      }));

    it('refuses bytes that have not the digest or the size announced, and keeps nothing', () =>
      withOffer(async ({ offer }) => {
        const bytes = Buffer.from('bytes');
        const wrong = offer.put(`${FOLDER}a`, bytes, digestOf(Buffer.from('other')), 5);
        await expect(wrong).rejects.toMatchObject({ code: 'OFFER_DIGEST_DIFFERS' });
        const short = offer.put(`${FOLDER}a`, bytes, digestOf(bytes), 6);
        await expect(short).rejects.toMatchObject({ code: 'OFFER_DIGEST_DIFFERS' });
        expect(await keys(offer, '')).toEqual(['offer.json']);
      }));

    it('keeps nothing of a stream that breaks off', () =>
      withOffer(async ({ offer }) => {
        async function* broken() {
          yield randomBytes(100_000);
          throw new Error('cut');
        }
        const put = offer.put(`${FOLDER}a`, Readable.from(broken(), { objectMode: false }), '', 200_000);
        await expect(put).rejects.toThrow('cut');
        expect(await keys(offer, '')).toEqual(['offer.json']);
      }));

    it('writes a key whose digest is known at the end', () =>
      withOffer(async ({ offer }) => {
        const bytes = randomBytes(1_000_000);
        const writer = await offer.open(`${FOLDER}a`);
        await Promise.all([writer.write(bytes.subarray(0, 400_000)), writer.write(bytes.subarray(400_000))]);
        expect(await offer.stat(`${FOLDER}a`)).toBeUndefined();
        await writer.finish({ size: bytes.length, sha512: digestOf(bytes) });
        expect((await read(offer, `${FOLDER}a`)).equals(bytes)).toBe(true);
      }));

    it('leaves nothing of a key that is given up', () =>
      withOffer(async ({ offer }) => {
        const writer = await offer.open(`${FOLDER}a`);
        await writer.write(randomBytes(1000));
        await writer.abort();
        expect(await offer.stat(`${FOLDER}a`)).toBeUndefined();
        expect(await keys(offer, '')).toEqual(['offer.json']);
      }));

    it('verifies what it holds, whatever its length', () =>
      withOffer(async ({ offer }) => {
        for (const length of [1, 4095, 4096, 4097, 4 * 2 ** 20, 5_000_001]) {
          const bytes = randomBytes(length);
          await offer.put(`${FOLDER}l${length}`, bytes, digestOf(bytes), length);
          await offer.verify(`${FOLDER}l${length}`, { size: length, sha512: digestOf(bytes) });
        }
        expect((await keys(offer, FOLDER)).length).toBe(6);
      }));

    it('sees a byte that changed', () =>
      withOffer(async ({ offer, corrupt }) => {
        if (!corrupt) return expect(corrupt).toBeUndefined();
        const bytes = randomBytes(600_000);
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), bytes.length);
        await corrupt(`${FOLDER}a`, 300_000);
        const verified = offer.verify(`${FOLDER}a`, { size: bytes.length, sha512: digestOf(bytes) });
        await expect(verified).rejects.toMatchObject({ code: 'OFFER_CORRUPTED' });
      }));

    it('lists keys in their order, and folders', () =>
      withOffer(async ({ offer }) => {
        const bytes = Buffer.from('x');
        const written = [
          `${FOLDER}a1-0001.tar`,
          `${FOLDER}a1.x`,
          `${FOLDER}reports/r.json`,
          '0/2026/02/04/b/c',
          '10/d',
        ];
        for (const key of written.toReversed()) await offer.put(key, bytes, digestOf(bytes), 1);
        expect(await keys(offer, '')).toEqual([...written, 'offer.json'].sort());
        expect(await keys(offer, FOLDER)).toEqual(written.slice(0, 3));
        expect(await keys(offer, `${FOLDER}a1-`)).toEqual(written.slice(0, 1));
        expect(await keys(offer, 'absent/')).toEqual([]);
        expect(await Array.fromAsync(offer.folders(''))).toEqual(['0', '10']);
        expect(await Array.fromAsync(offer.folders('0/2026/02/'))).toEqual(['03', '04']);
        expect(await Array.fromAsync(offer.folders('absent/'))).toEqual([]);
      }));

    it('removes a key, or one that is not there', () =>
      withOffer(async ({ offer }) => {
        const bytes = Buffer.from('x');
        await offer.put(`${FOLDER}a`, bytes, digestOf(bytes), 1);
        await offer.remove(`${FOLDER}a`);
        await offer.remove(`${FOLDER}a`);
        expect(await offer.stat(`${FOLDER}a`)).toBeUndefined();
      }));

    it('discards what a cut-off write left of one folder only', () =>
      withOffer(async ({ offer, again }) => {
        const cut = again();
        const cutOff = await cut.open(`${FOLDER}a`);
        await cutOff.write(Buffer.from('x'));
        const running = await offer.open('0/2026/02/04/b/c');
        await running.write(Buffer.from('x'));
        await offer.discardUnfinished(FOLDER);
        await running.finish({ size: 1, sha512: digestOf(Buffer.from('x')) });
        await expect(cutOff.finish({ size: 1, sha512: digestOf(Buffer.from('x')) })).rejects.toThrow();
        await cut.close();
        expect(await keys(offer, '')).toEqual(['0/2026/02/04/b/c', 'offer.json']);
      }));

    it('refuses a key that is none', () =>
      withOffer(async ({ offer }) => {
        for (const key of ['../a', 'a//b', 'a/../../b', '/a', 'a/', 'tmp/a', '.a', 'a\0b', ''])
          await expect(offer.get(key)).rejects.toMatchObject({ code: 'OFFER_KEY_INVALID' });
      }));

    it('knows whether anything was ever written to it', async () => {
      const test = await makeOffer();
      expect(await test.offer.isNew()).toBe(true);
      await test.offer.put('offer.json', Buffer.from('{}'), digestOf(Buffer.from('{}')), 2);
      expect(await test.offer.isNew()).toBe(false);
      await test.offer.close();
      await test.dispose();
    });

    it('tells the room that is left, or that it cannot', () =>
      withOffer(async ({ offer }) => {
        expect((await offer.usableSpace()) ?? 1).toBeGreaterThan(0);
      }));
  });
}

function digestOf(bytes: Buffer): string {
  return hash('sha512', bytes, 'hex');
}

async function read(offer: Offer, key: string, range?: { offset: number; length: number }): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await offer.get(key, range)));
}

async function keys(offer: Offer, prefix: string): Promise<readonly string[]> {
  return (await Array.fromAsync(offer.list(prefix))).map(({ key }) => key);
}
