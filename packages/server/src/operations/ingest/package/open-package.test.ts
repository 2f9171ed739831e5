import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  contentsOf,
  type Files,
  makeTar,
  makeZip,
  streamedContentsOf,
  withPackage,
} from './package-fixtures.ts';

const large = randomBytes(9 * 1024 * 1024);
const files: Files = {
  'manifest.xml': '<ArchiveTransfer/>',
  'Content/a.txt': 'alpha',
  'Content/empty': '',
  'Content/sub/folder/b.bin': large,
  'Content/zeros': Buffer.alloc(2 * 1024 * 1024),
};
const expected = Object.fromEntries(
  Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('latin1')]),
);

describe('a package', () => {
  it('zip, deflated or stored, gives its files whole and as streams', async () => {
    for (const compress of [true, false]) {
      const zip = await makeZip(files, compress);
      await withPackage(zip, async (opened) => {
        expect(opened.format).toBe('zip');
        expect(await contentsOf(opened)).toEqual(expected);
        expect(await streamedContentsOf(opened)).toEqual(expected);
      });
    }
  });

  it('tar, tar.gz and tar.bz2 give the same files as the zip', async () => {
    const plain = await makeTar(files);
    await withPackage(plain, async (opened) => {
      expect(opened.format).toBe('tar');
      expect(await contentsOf(opened)).toEqual(expected);
      expect(await streamedContentsOf(opened)).toEqual(expected);
    });
    await withPackage(gzipSync(plain), async (opened) => {
      expect(opened.format).toBe('tar.gz');
      expect(await contentsOf(opened)).toEqual(expected);
    });
    const small = await makeTar({ 'manifest.xml': '<A/>', 'Content/a': 'alpha' });
    await withPackage(bzip2(small), async (opened) => {
      expect(opened.format).toBe('tar.bz2');
      expect(await contentsOf(opened)).toEqual({ 'manifest.xml': '<A/>', 'Content/a': 'alpha' });
    });
  });

  it('tar.gz of two members and tar.bz2 of two streams are read to the end', async () => {
    const plain = await makeTar({ 'manifest.xml': '<A/>', 'Content/a': 'x'.repeat(5000) });
    const half = Math.floor(plain.length / 2);
    const contents = { 'manifest.xml': '<A/>', 'Content/a': 'x'.repeat(5000) };
    const gzip = Buffer.concat([gzipSync(plain.subarray(0, half)), gzipSync(plain.subarray(half))]);
    await withPackage(gzip, async (opened) => expect(await contentsOf(opened)).toEqual(contents));
    const bz2 = Buffer.concat([bzip2(plain.subarray(0, half)), bzip2(plain.subarray(half))]);
    await withPackage(bz2, async (opened) => expect(await contentsOf(opened)).toEqual(contents));
  });

  it('zip with a comment of 65,535 bytes is a zip', async () => {
    const zip = await makeZip({ 'manifest.xml': '<A/>' });
    const comment = Buffer.alloc(65_535, 'c');
    zip.writeUInt16LE(comment.length, zip.length - 2);
    await withPackage(Buffer.concat([zip, comment]), async (opened) => {
      expect(await contentsOf(opened)).toEqual({ 'manifest.xml': '<A/>' });
    });
  });

  it('gives entries the order and the numbers of the directory, and leaves folders out', async () => {
    const zip = await makeZip({ 'Content/b': 'b', 'manifest.xml': '<A/>', 'Content/a': 'a' });
    await withPackage(zip, async (opened) => {
      const entries = await Array.fromAsync(opened.entries());
      expect(entries.map((entry) => [entry.ordinal, entry.name])).toEqual([
        [0, 'Content/b'],
        [1, 'manifest.xml'],
        [2, 'Content/a'],
      ]);
    });
  });
});

function bzip2(bytes: Buffer): Buffer {
  return execFileSync('bzip2', ['-c'], { input: bytes, maxBuffer: 64 * 1024 * 1024 });
}
