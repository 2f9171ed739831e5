import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PackageUnreadable } from './entry.ts';
import { contentsOf, makeTar, makeZip, streamedContentsOf, withPackage } from './package-fixtures.ts';
import { DEFAULT_PACKAGE_LIMITS } from './package-limits.ts';

async function refusal(bytes: Buffer, limits = DEFAULT_PACKAGE_LIMITS): Promise<string> {
  const outcome = await withPackage(bytes, (opened) => Array.fromAsync(opened.entries()), limits).catch(
    (error: unknown) => error,
  );
  return outcome instanceof PackageUnreadable ? outcome.code : `not refused: ${String(outcome)}`;
}

/** Changes the central directory's record of an entry (APPNOTE 4.3.12). */
function patchDirectory(zip: Buffer, name: string, patch: (record: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  for (
    let at = copy.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    const length = copy.readUInt16LE(at + 28);
    if (copy.toString('latin1', at + 46, at + 46 + length) === name) patch(copy.subarray(at));
  }
  return copy;
}

describe('a package is refused', () => {
  it('NOT_A_PACKAGE, when it is no archive', async () => {
    expect(await refusal(Buffer.from('%PDF-1.4\nnot an archive'))).toBe('NOT_A_PACKAGE');
    expect(await refusal(Buffer.alloc(0))).toBe('NOT_A_PACKAGE');
  });

  it('DAMAGED, when it is cut', async () => {
    const zip = await makeZip({ 'manifest.xml': '<A/>', 'Content/a': 'a'.repeat(5000) });
    expect(await refusal(zip.subarray(0, zip.length - 30))).toBe('DAMAGED');
    const tar = await makeTar({ 'manifest.xml': '<A/>', 'Content/a': 'a'.repeat(5000) });
    expect(await refusal(tar.subarray(0, 3000))).toBe('DAMAGED');
    const gzip = gzipSync(tar);
    expect(await refusal(gzip.subarray(0, gzip.length - 20))).toBe('DAMAGED');
  });

  it('DAMAGED, when a tar header is altered', async () => {
    const tar = await makeTar({ 'manifest.xml': '<A/>', 'Content/a': 'alpha' });
    const at = tar.indexOf('Content/a');
    tar[at] = 0x44;
    expect(await refusal(tar)).toBe('DAMAGED');
  });

  it('TOO_MANY_ENTRIES, RATIO_TOO_HIGH and TOO_LARGE beyond the limits', async () => {
    const zip = await makeZip({ a: '1', b: '2', c: '3' });
    expect(await refusal(zip, { ...DEFAULT_PACKAGE_LIMITS, maxEntries: 2 })).toBe('TOO_MANY_ENTRIES');
    const tar = await makeTar({ a: '1', b: '2', c: '3' });
    expect(await refusal(tar, { ...DEFAULT_PACKAGE_LIMITS, maxEntries: 2 })).toBe('TOO_MANY_ENTRIES');
    const bomb = gzipSync(await makeTar({ zeros: Buffer.alloc(3_000_000) }));
    const floor = { ...DEFAULT_PACKAGE_LIMITS, compressionRatioFloorBytes: 1_000_000 };
    expect(await refusal(bomb, floor)).toBe('RATIO_TOO_HIGH');
    expect(await refusal(bomb, { ...DEFAULT_PACKAGE_LIMITS, maxTotalBytes: 1_000_000 })).toBe('TOO_LARGE');
  });
});

describe('an entry is refused', () => {
  it('for its name: spaces, accents, dots at an end, backslashes, ways up, absolute paths', async () => {
    const tar = await makeTar({
      'Content/a b.txt': '1',
      'Content/été.pdf': '2',
      'Content/.hidden': '3',
      'Content/lettre.': '4',
      'Content\\c.pdf': '5',
      'Content/../../d': '6',
      '/etc/e': '7',
      '..\\..\\f': '8',
      'Content/ok-1_2@x.tar.gz': '9',
    });
    await withPackage(tar, async (opened) => {
      expect(await contentsOf(opened)).toEqual({
        'Content/a b.txt': 'fault NAME_NOT_ALLOWED',
        'Content/été.pdf': 'fault NAME_NOT_ALLOWED',
        'Content/.hidden': 'fault NAME_NOT_ALLOWED',
        'Content/lettre.': 'fault NAME_NOT_ALLOWED',
        'Content\\c.pdf': 'fault SEPARATOR_BACKSLASH',
        'Content/../../d': 'fault TRAVERSAL',
        '/etc/e': 'fault TRAVERSAL',
        '..\\..\\f': 'fault TRAVERSAL',
        'Content/ok-1_2@x.tar.gz': '9',
      });
    });
  });

  it.each([
    ['Th\xE9r\xE8se.pdf', 'Latin-1'],
    ['Th\x82r\x8Ase.pdf', 'Code page 437'],
  ])('for a name in another encoding, shown legibly (%s, %s)', async (name) => {
    const zip = Buffer.from(
      (await makeZip({ 'Th.r.se.pdf': '1' })).toString('latin1').replaceAll('Th.r.se.pdf', name),
      'latin1',
    );
    // The UTF-8 flag off, in the directory.
    const patched = patchDirectory(zip, name, (record) => record.writeUInt16LE(0, 8));
    await withPackage(patched, async (opened) => {
      expect(await contentsOf(opened)).toEqual({ 'Thérèse.pdf': 'fault NAME_NOT_ALLOWED' });
    });
  });

  it('for encryption, an unknown compression, and a link', async () => {
    let zip = await makeZip({ locked: '1', deflate64: '2', aes: '3', link: '4' });
    zip = patchDirectory(zip, 'locked', (record) => record.writeUInt16LE(1, 8));
    zip = patchDirectory(zip, 'deflate64', (record) => record.writeUInt16LE(9, 10));
    zip = patchDirectory(zip, 'aes', (record) => record.writeUInt16LE(99, 10));
    zip = patchDirectory(zip, 'link', (record) => {
      record.writeUInt16LE(0x031e, 4);
      record.writeUInt32LE((0o120777 << 16) >>> 0, 38);
    });
    await withPackage(zip, async (opened) => {
      const faults = (await Array.fromAsync(opened.entries())).map(({ name, fault }) => [
        name,
        fault?.code,
        fault?.detail,
      ]);
      expect(faults).toEqual([
        ['locked', 'ENCRYPTED', undefined],
        ['deflate64', 'METHOD_UNSUPPORTED', 'Deflate64'],
        ['aes', 'METHOD_UNSUPPORTED', 'AES'],
        ['link', 'LINK', undefined],
      ]);
    });
  });

  it('for bytes that are not those of the directory', async () => {
    let zip = await makeZip({ crc: 'a'.repeat(100), longer: 'b'.repeat(100), shorter: 'c'.repeat(100) });
    zip = patchDirectory(zip, 'crc', (record) => record.writeUInt32LE(1, 16));
    zip = patchDirectory(zip, 'longer', (record) => record.writeUInt32LE(50, 24));
    zip = patchDirectory(zip, 'shorter', (record) => record.writeUInt32LE(150, 24));
    for (const read of [contentsOf, streamedContentsOf]) {
      await withPackage(zip, async (opened) => {
        const contents = await read(opened);
        expect(contents.crc).toMatch(/^error CORRUPTED: CRC-32/);
        expect(contents.longer).toMatch(/^error CORRUPTED/);
        expect(contents.shorter).toMatch(/^error CORRUPTED/);
      });
    }
  });

  it('for compressed bytes that are damaged', async () => {
    const zip = await makeZip({
      'manifest.xml': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)),
    });
    zip.fill(0xff, 60, 90);
    for (const read of [contentsOf, streamedContentsOf]) {
      await withPackage(zip, async (opened) => {
        expect((await read(opened))['manifest.xml']).toMatch(/^error CORRUPTED/);
      });
    }
  });
});
