import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip } from './package-fixtures.ts';
import { DEFAULT_PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts';
import { checkTreePath, openTree, type TreeEntry } from './zip-tree.ts';

async function treeOf(bytes: Buffer, limits: PackageLimits = DEFAULT_PACKAGE_LIMITS): Promise<TreeEntry[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chartrier-tree-'));
  try {
    await writeFile(join(folder, 'tree.zip'), bytes);
    const tree = await openTree(join(folder, 'tree.zip'), limits);
    try {
      return await Array.fromAsync(tree.entries());
    } finally {
      await tree.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('a tree of files in a ZIP', () => {
  it('keeps names as people write them', async () => {
    const names = [
      'bilan 16 + 14.pdf',
      '50%.pdf',
      'a&b.csv',
      'n°#1.txt',
      'dossier /a.txt',
      'lettre.',
      'note .txt',
    ];
    const files = await treeOf(await makeZip(Object.fromEntries(names.map((name) => [name, 'x']))));
    expect(files.map(({ name, fault, folder, guessedFrom }) => [name, fault, folder, guessedFrom])).toEqual(
      names.map((name) => [name, undefined, false, undefined]),
    );
  });

  it('says which names were guessed, and keeps their bytes', async () => {
    const zip = await makeZip({ 'Th\u00e9r\u00e8se.pdf': 'x', 'plain.pdf': 'y' }, false);
    const latin = Buffer.from(
      zip.toString('latin1').replaceAll('Th\xc3\xa9r\xc3\xa8se.pdf', 'Th\xe9r\xe8se__.pdf'),
      'latin1',
    );
    // the UTF-8 flag off, in the local header and in the directory
    for (let at = latin.indexOf('PK'); at !== -1; at = latin.indexOf('PK', at + 2)) {
      if (latin.readUInt32LE(at) === 0x04034b50) latin.writeUInt16LE(0, at + 6);
      if (latin.readUInt32LE(at) === 0x02014b50) latin.writeUInt16LE(0, at + 8);
    }
    const [first, second] = await treeOf(latin);
    expect(first).toMatchObject({
      name: 'Thérèse__.pdf',
      guessedFrom: Buffer.from('Th\xe9r\xe8se__.pdf', 'latin1'),
    });
    expect(second).toMatchObject({ name: 'plain.pdf' });
    expect(second?.guessedFrom).toBeUndefined();
  });

  it('refuses paths that leave the tree, and those that are no path', () => {
    const codes = [
      '../a',
      'a/../b',
      '/a',
      'C:/a',
      '..\\..\\x',
      'RH\\2024\\note.txt',
      'a//b',
      './a',
      'a/ /b',
      'a\u0001',
    ];
    expect(codes.map((path) => checkTreePath(path)?.code)).toEqual([
      'TRAVERSAL',
      'TRAVERSAL',
      'TRAVERSAL',
      'TRAVERSAL',
      'TRAVERSAL',
      'SEPARATOR_BACKSLASH',
      'NAME_NOT_ALLOWED',
      'NAME_NOT_ALLOWED',
      'NAME_NOT_ALLOWED',
      'NAME_NOT_ALLOWED',
    ]);
    expect(['a', 'C:a', 'été/ß.txt', '...', 'a. /b'].map(checkTreePath)).toEqual(Array(5).fill(undefined));
  });

  it('refuses what is no ZIP, bombs, and too many files', async () => {
    await expect(treeOf(Buffer.from('not a zip'))).rejects.toMatchObject({ code: 'NOT_A_PACKAGE' });
    const zip = await makeZip({ 'a.txt': '0'.repeat(200_000), 'b.txt': 'b' });
    const limits = { ...DEFAULT_PACKAGE_LIMITS, compressionRatioFloorBytes: 100_000 };
    await expect(treeOf(zip, limits)).rejects.toMatchObject({ code: 'RATIO_TOO_HIGH' });
    await expect(treeOf(zip, { ...DEFAULT_PACKAGE_LIMITS, maxEntries: 1 })).rejects.toMatchObject({
      code: 'TOO_MANY_ENTRIES',
    });
    const [large] = await treeOf(zip, { ...DEFAULT_PACKAGE_LIMITS, maxEntryBytes: 1_000 });
    expect(large?.fault).toEqual({ code: 'TOO_LARGE', detail: '1000' });
  });
});
