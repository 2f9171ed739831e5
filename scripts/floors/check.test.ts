import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFloors } from './check.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const made: string[] = [];
/** Two thousand files are parsed: slow on a busy machine. */
const PATIENCE_MILLISECONDS = 60_000;

async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'chartrier-floors-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

afterEach(async () => {
  for (const root of made.splice(0)) await rm(root, { recursive: true, force: true });
});

describe('the floors', () => {
  it('refuse an upward import', async () => {
    const root = await plant({
      'packages/server/src/storage/index.ts':
        "import { unit } from '../archive/index.ts';\nexport const s = unit;\n",
      'packages/server/src/archive/index.ts': 'export const unit = 1;\n',
    });
    const report = await checkFloors(root);
    expect(report.violations).toEqual([
      'floor-storage: packages/server/src/storage/index.ts → packages/server/src/archive/index.ts',
    ]);
    expect(report.cruised).toBe(report.onDisk);
  });

  it('refuse an upward import of a type alone', async () => {
    const root = await plant({
      'packages/server/src/storage/index.ts':
        "import type { Unit } from '../archive/index.ts';\nexport type S = Unit;\n",
      'packages/server/src/archive/index.ts': 'export type Unit = 1;\n',
    });
    expect((await checkFloors(root)).violations).toEqual([
      'floor-storage: packages/server/src/storage/index.ts → packages/server/src/archive/index.ts',
    ]);
  });

  it('refuse the way through a wall: another room is entered by its index.ts', async () => {
    const root = await plant({
      'packages/server/src/archive/index.ts':
        "import { put } from '../storage/offer.ts';\nexport const a = put;\n",
      'packages/server/src/storage/offer.ts': 'export const put = 1;\n',
    });
    expect((await checkFloors(root)).violations).toEqual([
      'door-archive: packages/server/src/archive/index.ts → packages/server/src/storage/offer.ts',
    ]);
  });

  it('refuse an operation that imports another, and accept the engine', async () => {
    const root = await plant({
      'packages/server/src/operations/ingest/index.ts':
        "import { run } from '../engine/index.ts';\nimport { audit } from '../audit/index.ts';\nexport const i = [run, audit];\n",
      'packages/server/src/operations/engine/index.ts': 'export const run = 1;\n',
      'packages/server/src/operations/audit/index.ts': 'export const audit = 1;\n',
    });
    expect((await checkFloors(root)).violations).toEqual([
      'floor-operations: packages/server/src/operations/ingest/index.ts → packages/server/src/operations/audit/index.ts',
    ]);
  });

  it('refuse an operation that imports the pre-deposit, and accept the contrary', async () => {
    const root = await plant({
      'packages/server/src/operations/ingest/index.ts':
        "import { send } from '../../collect/index.ts';\nexport const i = send;\n",
      'packages/server/src/operations/export/index.ts': 'export const dip = 1;\n',
      'packages/server/src/collect/index.ts':
        "import { dip } from '../operations/export/index.ts';\nexport const send = dip;\n",
      'packages/server/src/api/index.ts':
        "import { send } from '../collect/index.ts';\nexport const a = send;\n",
    });
    expect((await checkFloors(root)).violations).toEqual([
      'floor-operations: packages/server/src/operations/ingest/index.ts → packages/server/src/collect/index.ts',
    ]);
  });

  it('refuse the file system in a pure package, and a package that it may not import', async () => {
    const root = await plant({
      'packages/dsl/src/index.ts':
        "import { readFileSync } from 'node:fs';\nimport { s } from '../../seda/src/index.ts';\nexport const d = [readFileSync, s];\n",
      'packages/seda/src/index.ts': 'export const s = 1;\n',
    });
    expect([...(await checkFloors(root)).violations].sort()).toEqual([
      'package-dsl: packages/dsl/src/index.ts → packages/seda/src/index.ts',
      'pure-packages: packages/dsl/src/index.ts → fs',
    ]);
  });

  it(
    'read every file of the repository',
    async () => {
      const report = await checkFloors(repository);
      expect(report.cruised).toBe(report.onDisk);
      expect(report.onDisk).toBeGreaterThan(10);
    },
    PATIENCE_MILLISECONDS,
  );
});
