import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** What a reader on a slow line waits for, fonts apart (they come after the words). */
const FIRST_LOAD_BYTES = 300_000;

/** The files that a page needs before it shows: those that the document names, and all that they import at once. */
async function firstLoad(): Promise<ReadonlyMap<string, Buffer>> {
  const needed = new Map<string, Buffer>();
  const read = async (name: string): Promise<void> => {
    if (needed.has(name)) return;
    const content = await readFile(`${DIST}assets/${name}`);
    needed.set(name, content);
    const imported = content.toString('utf8').matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g);
    for (const [, file] of imported) if (file !== undefined) await read(file);
  };
  const document = await readFile(`${DIST}index.html`, 'utf8');
  for (const [, name] of document.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g))
    if (name !== undefined) await read(name);
  return needed;
}

describe('the weight of the front office', () => {
  it('is at most 300 KB gzip at first load', async () => {
    const files = await firstLoad();
    expect(files.size).toBeGreaterThan(1);
    const bytes = [...files.values()].reduce((sum, content) => sum + gzipSync(content).length, 0);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });

  it('is sent compressed: every script and style has its twins', async () => {
    const names = await readdir(`${DIST}assets`);
    const texts = names.filter((name) => /\.(js|css)$/.test(name));
    expect(texts.length).toBeGreaterThan(10);
    for (const name of texts) expect(names).toEqual(expect.arrayContaining([`${name}.gz`, `${name}.br`]));
  });
});
