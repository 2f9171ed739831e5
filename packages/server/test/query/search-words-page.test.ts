import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { storeUnits, titles, unit } from './fixtures.ts';

/** Rows of the tables of the page, by the name of their second column: the texts between backquotes. */
async function rowsUnder(heading: string): Promise<readonly (readonly [title: string, words: string])[]> {
  const page = await readFile(new URL('../../../../docs/search-words.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf(`| title | ${heading} | why |`)).split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `([^`]+)` \| `([^`]+)` \|/gm)].map(([, title = '', words = '']) => [
    title,
    words,
  ]);
}

const FOUND = await rowsUnder('found by');
const NOT_FOUND = await rowsUnder('not found by');

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  const all = [...new Set([...FOUND, ...NOT_FOUND].map(([title]) => title))];
  await storeUnits(
    database,
    all.map((title, index) => unit(`t${String.fromCharCode(97 + index)}`, { Title: title })),
  );
});

describe('the page on how words are found', () => {
  it('has both tables', () => {
    expect(FOUND.length).toBeGreaterThan(10);
    expect(NOT_FOUND.length).toBeGreaterThan(2);
  });

  it.each(FOUND)('says that « %s » is found by « %s »', async (title, words) => {
    expect(await titles(database, { $match_all: { Title: words } })).toContain(title);
  });

  it.each(NOT_FOUND)('says that « %s » is not found by « %s »', async (title, words) => {
    expect(await titles(database, { $match_all: { Title: words } })).not.toContain(title);
  });
});
