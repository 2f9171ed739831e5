import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTar, makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { SHORT_LEASE_MILLISECONDS } from '../../engine/toy-engine.ts';
import { binary, loadSampleReferentials, sampleManifest, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

// what a lost connection leaves is taken up again when its lease has run out
const bench = await startIngest({}, { leaseMilliseconds: SHORT_LEASE_MILLISECONDS });
let folder: string;
beforeAll(async () => {
  await loadSampleReferentials(bench);
  folder = await mkdtemp(join(tmpdir(), 'chartrier-trials-'));
});
afterAll(() => rm(folder, { recursive: true }));

const LONG = `content/${'dossier-assez-long/'.repeat(9)}${'x'.repeat(120)}.txt`;
const files = { 'content/a.txt': 'alpha', [LONG]: 'long' };
const manifest = await sampleManifest({ files });

async function sizesOf(operationId: string): Promise<readonly string[]> {
  const { rows } = await bench.database.query<{ told: string }>(
    `select concat(object ->> 'Uri', ' ', object ->> 'Size') told
     from object_group, jsonb_path_query(document, '$._qualifiers[*].versions[*]') object where opi = $1 order by 1`,
    [operationId],
  );
  return rows.map(({ told }) => told);
}

async function expectTaken(content: Buffer, filename?: string): Promise<void> {
  const deposited = await bench.deposit(content, filename === undefined ? {} : { filename });
  expect({ status: deposited.status, ko: deposited.events.filter((one) => one.includes('KO')) }).toEqual({
    status: 'OK',
    ko: [],
  });
  expect(await sizesOf(deposited.operationId)).toEqual(['content/a.txt 5', `${LONG} 4`].toSorted());
}

/** The package as GNU tar writes it, in one of its formats. */
async function byTar(...options: readonly string[]): Promise<Buffer> {
  const place = await mkdtemp(join(folder, 'sip-'));
  for (const [name, text] of Object.entries({ 'manifest.xml': manifest, ...files })) {
    await mkdir(join(place, name, '..'), { recursive: true });
    await writeFile(join(place, name), text);
  }
  const archive = join(folder, `${options.join('')}.tar`.replaceAll(/[^a-z.]/g, ''));
  const made = spawnSync('tar', ['-C', place, ...options, '-cf', archive, 'manifest.xml', 'content']);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return await readFile(archive);
}

const hasTar = spawnSync('tar', ['--version']).stdout?.toString().includes('GNU tar') ?? false;

describe.skipIf(!hasTar)('a tar of GNU tar, where it is installed', () => {
  it.each(['--format=pax', '--format=gnu'])('with long paths, in %s', async (format) => {
    const tar = await byTar(format);
    await expectTaken(tar);
    await expectTaken(gzipSync(tar));
  });
});

describe('a package', () => {
  it.each([
    ['a tar called .zip', async () => await makeTar({ 'manifest.xml': manifest, ...files }), 'sip.zip'],
    [
      'a name with accents and spaces',
      () => makeZip({ 'manifest.xml': manifest, ...files }),
      'Versement été n°1 (reçu).zip',
    ],
    [
      'two gzip members in a row',
      async () => {
        const tar = await makeTar({ 'manifest.xml': manifest, ...files });
        return Buffer.concat([gzipSync(tar.subarray(0, 1_000)), gzipSync(tar.subarray(1_000))]);
      },
      'sip.tgz',
    ],
  ] as const)('%s: the same as the zip', async (_what, make, filename) => {
    await expectTaken(await make(), filename);
  });

  it('that is a program (a zip with bytes before its start) is refused, as an archive that is damaged', async () => {
    const zip = await makeZip({ 'manifest.xml': manifest, ...files });
    const deposited = await bench.deposit(Buffer.concat([Buffer.alloc(1_024, 0x4d), zip]));
    expect(deposited.data('CHECK_CONTAINER.KO')).toMatchObject({
      faults: [{ code: 'INGEST_PACKAGE_DAMAGED' }],
    });
  });

  it('with folders said one level down is refused with the place of its manifest', async () => {
    const inFolder = Object.fromEntries(
      Object.entries({ 'manifest.xml': manifest, ...files }).map(([name, text]) => [`MonSIP/${name}`, text]),
    );
    const deposited = await bench.deposit(await makeZip(inFolder));
    expect(deposited.data('MANIFEST_FILE_NAME_CHECK.KO')).toMatchObject({
      faults: [{ code: 'INGEST_MANIFEST_IN_FOLDER', fr: expect.stringContaining('MonSIP') }],
    });
  });
});

describe('a deep tree', () => {
  it('of a hundred and fifty levels is archived, with its ancestors', async () => {
    let units = [unit('L150', { objectReference: { to: 'group', id: 'G1' } })];
    for (let level = 149; level >= 1; level--) units = [unit(`L${level}`, { children: units })];
    const text = await sampleManifest({
      files: { 'content/a.txt': 'alpha' },
      groups: [{ id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha')] }],
      units,
    });
    const deposited = await bench.deposit(await makeZip({ 'manifest.xml': text, 'content/a.txt': 'alpha' }));
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
    const { rows } = await bench.database.query<{ deepest: number; units: number }>(
      `select max((document ->> '_max')::integer) deepest, count(*)::integer units from unit where opi = $1`,
      [deposited.operationId],
    );
    expect(rows).toEqual([{ deepest: 150, units: 150 }]);
  }, 120_000);
});

describe('a database that ends its connections', () => {
  it('while a deposit runs: it ends all the same, each unit once, its journal without doubles', async () => {
    const units = Array.from({ length: 2_000 }, (_, n) => unit(`U${n}`));
    const text = await sampleManifest({ files: {}, groups: [], units });
    const operationId = await bench.receive(await makeZip({ 'manifest.xml': text }));
    let ended = false;
    const cutting = (async () => {
      for (let cut = 0; cut < 3 && !ended; cut++) {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await bench.database
          .query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`,
          )
          .catch(() => undefined);
      }
    })();
    const deposited = await bench.outcome(operationId).finally(() => {
      ended = true;
    });
    await cutting;
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'WARNING']);
    const { rows } = await bench.database.query<{ units: number }>(
      'select count(*)::integer units from unit where opi = $1',
      [operationId],
    );
    expect(rows).toEqual([{ units: 2_000 }]);
    const steps = deposited.events.filter((one) => /^STP_[A-Z_]+\.(OK|WARNING)$/.test(one));
    expect(new Set(steps).size).toBe(steps.length);
  }, 180_000);
});
