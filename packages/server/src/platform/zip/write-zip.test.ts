import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { zipDirectory, zipEntry } from './write-zip.ts';
import type { ZipEntry } from './zip-layout.ts';

async function* zipOf(files: Readonly<Record<string, { content: Buffer; atMost: number }>>) {
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [name, { content, atMost }] of Object.entries(files)) {
    yield* zipEntry({ name, content: [content], atMost }, offset, (entry) => entries.push(entry));
    offset += entries.at(-1)?.length ?? 0;
  }
  yield* zipDirectory(entries, offset);
}

async function unzip(bytes: Buffer): Promise<Readonly<Record<string, Buffer>>> {
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, Buffer>>();
  fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error !== null || zip === undefined) return reject(error);
    const files: Record<string, Buffer> = {};
    zip.on('error', reject);
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: { fileName: string }) => {
      zip.openReadStream(entry as never, async (failure, stream) => {
        if (failure !== null || stream === undefined) return reject(failure);
        files[entry.fileName] = await buffer(stream).catch((fault) => {
          reject(fault);
          return Buffer.alloc(0);
        });
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
  return await promise;
}

describe('a zip written as it streams', () => {
  it('gives its files back, byte for byte, whatever their size and name', async () => {
    const files = {
      'manifest.xml': { content: Buffer.from('<a/>'.repeat(50_000)), atMost: 2 ** 40 },
      'Content/vide.txt': { content: Buffer.alloc(0), atMost: 0 },
      'Content/été.bin': { content: randomBytes(300_000), atMost: 300_000 },
    };
    const bytes = await buffer(Readable.from(zipOf(files)));
    const found = await unzip(bytes);
    expect(Object.keys(found)).toEqual(Object.keys(files));
    for (const [name, { content }] of Object.entries(files)) expect(found[name]?.equals(content)).toBe(true);
    expect(bytes.length).toBeLessThan(310_000);
  });

  it('lays what must not grow when it is opened as it is', async () => {
    const content = Buffer.alloc(1_000_000);
    const sizes: number[] = [];
    for (const pack of [true, false]) {
      const entries: ZipEntry[] = [];
      const parts = zipEntry(
        { name: 'zeros', content: [content], atMost: content.length, pack },
        0,
        (entry) => entries.push(entry),
      );
      const written = await buffer(Readable.from(parts));
      const zip = Buffer.concat([
        written,
        await buffer(Readable.from(zipDirectory(entries, written.length))),
      ]);
      expect((await unzip(zip))['zeros']?.equals(content)).toBe(true);
      sizes.push(entries[0]?.packedSize ?? 0);
    }
    expect(sizes[0]).toBeLessThan(10_000);
    expect(sizes[1]).toBeGreaterThanOrEqual(content.length);
  });

  it('closes on 64 bits beyond 65,535 entries', async () => {
    const entries: ZipEntry[] = [];
    for (let place = 0; place < 66_000; place += 1)
      entries.push({
        name: `${place}`,
        offset: place * 50,
        length: 50,
        size: 0,
        packedSize: 2,
        crc32: 0,
        zip64: false,
      });
    const directory = await buffer(Readable.from(zipDirectory(entries, 66_000 * 50)));
    const end64 = directory.length - 22 - 20 - 56;
    expect(directory.readUInt32LE(end64)).toBe(0x06064b50);
    expect(directory.readBigUInt64LE(end64 + 32)).toBe(66_000n);
    expect(directory.readUInt16LE(directory.length - 12)).toBe(0xffff);
  });

  it('gives back what its content holds when its reader stops', async () => {
    let held = true;
    async function* endless() {
      try {
        for (;;) yield randomBytes(100_000);
      } finally {
        held = false;
      }
    }
    const entry = zipEntry({ name: 'a', content: endless(), atMost: 2 ** 40 }, 0, () => undefined);
    await entry.next();
    await entry.next();
    await entry.return(undefined);
    expect(held).toBe(false);
  });

  it('fails as its content fails', async () => {
    async function* broken() {
      yield Buffer.from('begun');
      throw new Error('the offer went');
    }
    const entry = zipEntry({ name: 'a', content: broken(), atMost: 10 }, 0, () => undefined);
    await expect(buffer(Readable.from(entry))).rejects.toThrow('the offer went');
  });
});
