import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSamples } from '../../../scripts/sample/make.ts';
import { sampleFile } from '../../../scripts/samples.ts';
import { SMALL_CONTAINER_FILE, SMALL_DROID_FILE } from '../../pronom/test/support/small-signatures.ts';
import { type StartedApi, startApi } from '../../server/test/api/support/start-api.ts';
import { runCommand } from './run-command.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

const folder = await mkdtemp(join(tmpdir(), 'chartrier-formats-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const files = join(folder, 'files');
const droid = join(folder, 'droid.xml');
const containers = join(folder, 'containers.xml');

beforeAll(async () => {
  await mkdir(join(files, 'sous'), { recursive: true });
  await writeFile(join(files, 'a.pdf'), '%PDF-1.4\n%%EOF\n');
  await writeFile(join(files, 'sous', 'b, "c".jpg'), '%PDF-1.4\n%%EOF\n');
  await writeFile(join(files, 'z.qqq'), Buffer.from([0, 1, 2, 255]));
  await writeFile(droid, SMALL_DROID_FILE);
  await writeFile(containers, SMALL_CONTAINER_FILE);
});

describe('chartrier identify', () => {
  it('gives one JSON object a line, folders included', async () => {
    const ran = await runCommand('identify', files, '--json');
    expect(ran.exitCode).toBe(0);
    const lines = ran.stdout.trim().split('\n');
    const found = lines.map((line) => JSON.parse(line) as { path: string; matches: { puid: string }[] });
    expect(
      found.map(({ path, matches }) => [path.slice(files.length + 1), matches.map(({ puid }) => puid)]),
    ).toEqual([
      ['a.pdf', ['fmt/18']],
      ['sous/b, "c".jpg', ['fmt/18']],
      ['z.qqq', []],
    ]);
    expect(found[1]).toMatchObject({ warnings: [{ code: 'extension-mismatch' }] });
  });

  it('gives the columns of Siegfried, with the signature files that it is given', async () => {
    const ran = await runCommand(
      'identify',
      files,
      '--csv',
      '--signatures',
      droid,
      '--containers',
      containers,
    );
    const [heading, ...rows] = ran.stdout.trim().split('\n');
    expect(heading).toBe(
      'filename,filesize,modified,errors,namespace,id,format,version,mime,class,basis,warning',
    );
    expect(rows[0]).toMatch(
      /a\.pdf,15,\d{4}-\d\d-\d\dT[\d:.]+Z,,pronom,fmt\/18,Portable Document Format,1\.4,application\/pdf,,"byte match at 0, 8; 9, 5",$/,
    );
    expect(rows[1]).toContain('/sous/b, ""c"".jpg",15,');
    expect(rows[2]).toMatch(/,,pronom,UNKNOWN,,,,,,/);
  });

  it('tells a path that cannot be read, and goes on', async () => {
    const ran = await runCommand('identify', join(folder, 'absent'), join(files, 'a.pdf'), '--json');
    expect(ran.exitCode).toBe(1);
    const [absent, found] = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(absent?.['error']).toContain('ENOENT');
    expect(found).toMatchObject({ matches: [{ puid: 'fmt/18' }] });
  });
});

describe('chartrier formats, against a real server', () => {
  let api: StartedApi;
  beforeAll(async () => {
    api = await startApi();
    for (const collection of ['agencies', 'rules'] as const) {
      const bytes = await readFile(sampleFile(`reference-data/${collection}.csv`));
      accepted(await api.client.referentials.import(SESSION, collection, bytes, `${collection}.csv`));
    }
    const contract = JSON.parse(await readFile(sampleFile('reference-data/ingest-contract.json'), 'utf8'));
    accepted(await api.client.referentials.importJson(SESSION, 'ingestcontracts', contract));
    const samples = await makeSamples(join(api.folder, 'samples'));
    const ingest = await runCommand('ingest', samples.good, '--url', api.url, '--json');
    expect(ingest.json()).toMatchObject({ status: 'OK' });
  }, 120_000);

  it('imports both signature files, whatever their order', async () => {
    const ran = await runCommand('formats', 'update', containers, droid, '--url', api.url);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(/DROID 7, containers 3/);
  });

  it('tells what would change, then changes it', async () => {
    const ask = (...options: string[]) => runCommand('formats', 'reidentify', ...options, '--url', api.url);
    // The small signature file knows neither PNG nor e-mail: these objects keep the format that they have.
    const trial = await ask('--json');
    expect(trial.exitCode).toBe(3);
    const findings = trial.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; from: string });
    expect(findings.map(({ kind, from }) => `${kind} ${from}`).sort()).toEqual([
      'unrecognised fmt/11',
      'unrecognised fmt/950',
    ]);
    const applied = await ask('--apply', '--older-only');
    expect(applied.exitCode).toBe(3);
    expect(applied.stdout).toMatch(/0 (objets|objects)/);
    expect((await ask('--apply', '--dry-run')).exitCode).toBe(2);
  });
});
