import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configReference } from '@chartrier/server';
import { describe, expect, it } from 'vitest';
import { FLOORS } from './floors/rooms.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const AT_THE_ROOT = ['README.md', 'LISEZMOI.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
/** Where the code and the pages are; what is built and what is installed apart. */
const TREES = ['packages', 'scripts', 'docs', 'samples', '.ci'];
const NOT_OURS = /(^|\/)(node_modules|dist)(\/|$)/;
/** Names of what an installation or an offer holds, and of addresses: nothing of the repository. */
const ELSEWHERE = new Set([
  'chartrier.yaml',
  'data/',
  'offer.json',
  'prepared.json',
  'operation.json',
  'tmp/',
  'units/stream',
]);

async function pages(): Promise<readonly string[]> {
  const docs = await readdir(join(ROOT, 'docs'));
  return [...AT_THE_ROOT, ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
}

async function read(page: string): Promise<string> {
  return await readFile(join(ROOT, page), 'utf8');
}

/** Every file and folder of the repository, as `/packages/server/src/…`. */
async function places(): Promise<readonly string[]> {
  const found = await Promise.all(
    TREES.map(async (tree) =>
      (await readdir(join(ROOT, tree), { recursive: true })).map((name) => `/${tree}/${name}`),
    ),
  );
  const atTheRoot = (await readdir(ROOT)).map((name) => `/${name}`);
  return [...found.flat().filter((place) => !NOT_OURS.test(place)), ...atTheRoot];
}

/** What a page writes between backticks and that is a path: it has a folder, or ends as a file of ours does. */
function pathsOf(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*\/?)`/g)].map(([, path = '']) => path);
  return quoted.filter((path) => /\/|\.(ts|tsx|js|md|yaml|json)$/.test(path) && !/^[\d.]+\/\d+$/.test(path));
}

describe('the documentation', () => {
  it('docs/configuration.md is what the schema says (npm run docs)', async () => {
    expect(await read('docs/configuration.md')).toBe(configReference());
  });

  it('names files and folders that are there', async () => {
    const known = await places();
    const lost: string[] = [];
    for (const page of await pages())
      for (const path of pathsOf(await read(page)))
        if (!ELSEWHERE.has(path) && !known.some((place) => place.endsWith(`/${path.replace(/\/$/, '')}`)))
          lost.push(`${page}: ${path}`);
    expect(lost).toEqual([]);
  });

  it('links to pages and pictures that are there', async () => {
    const lost: string[] = [];
    for (const page of await pages())
      for (const [, target = ''] of (await read(page)).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g))
        if (!/^https?:/.test(target) && !existsSync(join(ROOT, dirname(page), target)))
          lost.push(`${page}: ${target}`);
    expect(lost).toEqual([]);
  });

  it('ARCHITECTURE.md has every package and every room on its map', async () => {
    const map = await read('ARCHITECTURE.md');
    const packages = await readdir(join(ROOT, 'packages'));
    const server = join(ROOT, 'packages/server/src');
    const operations = await readdir(join(server, 'operations'));
    const rooms = FLOORS.flat().filter((name) => !name.includes('/') && existsSync(join(server, name)));
    const missing = [
      ...packages.filter((name) => !map.includes(`| \`${name}\` |`)),
      ...rooms.filter((name) => !map.includes(`\`${name}/\``)),
      ...operations.filter(
        (name) => !map.includes(`\`${name}/\``) && !map.includes(`\`operations/${name}\``),
      ),
    ];
    expect(missing).toEqual([]);
  });
});
