import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const PRONOM = join(import.meta.dirname, '../../../../shared/pronom');
const README = join(import.meta.dirname, '../README.md');
const INDEX = join(import.meta.dirname, '../src/index.ts');

const examples = [...(await readFile(README, 'utf8')).matchAll(/^```ts\n(.*?)^```/gms)].map(
  (match) => match[1] ?? '',
);

/** Runs the README's examples one after the other, as a reader would, in a folder of their own. */
async function run(
  sources: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chartrier-readme-'));
  try {
    for (const [name, path] of Object.entries(files)) await copyFile(path, join(folder, name));
    await writeFile(join(folder, 'report.docx'), 'Un rapport\n');
    await writeFile(join(folder, 'film.mp4'), '\0\0\0\x18ftypisom\0\0\0\0isommp41\0\0\0\x08moov');
    const said: string[] = [];
    for (const [index, source] of sources.entries()) {
      const path = join(folder, `example-${index}.ts`);
      await writeFile(path, source.replaceAll("'@chartrier/pronom'", JSON.stringify(INDEX)));
      said.push((await promisify(execFile)(process.execPath, [path], { cwd: folder })).stdout);
    }
    return said;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the examples of the README', () => {
  it('run without signature files', async () => {
    const alone = examples.filter((source) => source.includes('starterSignatures'));
    expect(await run(alone, {})).toEqual(['fmt/18\n']);
  }, 60_000);

  it.skipIf(!existsSync(PRONOM))(
    'run with PRONOM’s own (shared/pronom)',
    async () => {
      const files = ['DROID_SignatureFile_V118.xml', 'container-signature-20240501.xml'];
      const said = await run(
        examples.filter((source) => !source.includes('starterSignatures')),
        Object.fromEntries(files.map((name) => [name, join(PRONOM, name)])),
      );
      expect(said).toHaveLength(2);
      expect(said[1]).toBe("[ 'fmt/199' ]\n");
    },
    60_000,
  );
});
