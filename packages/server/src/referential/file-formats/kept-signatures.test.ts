import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSignatures, starterSignatures } from '@chartrier/pronom';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/index.ts';
import { keptSignatures } from './kept-signatures.ts';

const folder = await temporaryFolder('chartrier-signatures-');
let compiled = 0;
const compile = async () => {
  compiled += 1;
  return starterSignatures();
};

describe('compiled signatures', () => {
  it('are made once, then read from the cache', async () => {
    const directory = join(folder, 'cache', 'signatures');
    const first = await keptSignatures(directory, 'a', compile);
    const second = await keptSignatures(directory, 'a', compile);
    expect(compiled).toBe(1);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(loadSignatures(second).set).toEqual(starterSignatures().set);
    expect(await readdir(directory)).toEqual(['a.signatures']);
    await keptSignatures(directory, 'b', compile);
    expect(compiled).toBe(2);
  });

  it('are made again where the cache is cut or altered', async () => {
    const path = join(folder, 'cache', 'signatures', 'a.signatures');
    const good = await readFile(path);
    for (const bad of [good.subarray(0, 100), Buffer.concat([good, Buffer.from(' ')]), Buffer.alloc(0)]) {
      await writeFile(path, bad);
      compiled = 0;
      await keptSignatures(join(folder, 'cache', 'signatures'), 'a', compile);
      expect(compiled).toBe(1);
      expect(Buffer.compare(await readFile(path), good)).toBe(0);
    }
  });

  it('are used without a cache, or with one that cannot be written', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    for (const directory of [undefined, join(file, 'signatures')]) {
      const kept = await keptSignatures(directory, 'a', compile);
      expect(loadSignatures(kept).set.version).toBe('starter-1');
    }
  });
});
