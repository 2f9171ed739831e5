import { createHash } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSamples, type Samples } from '../../../scripts/sample/make.ts';
import { sampleFile } from '../../../scripts/samples.ts';
import { type StartedApi, startApi } from '../../server/test/api/support/start-api.ts';
import { sampleSip, unit } from '../../server/test/ingest/sample-sip.ts';
import { runCommand } from './run-command.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** A package of which one unit holds a script. */
async function packageWithFaults(): Promise<Buffer> {
  return await sampleSip({
    files: {},
    groups: [],
    manifest: {
      archivalAgreement: 'VERSEMENT_COURANT',
      managementMetadata: { originatingAgencyIdentifier: 'MAIRIE_SAINT_AUBIN' },
      archivalAgency: 'ARCHIVES_SAINT_AUBIN',
      transferringAgency: 'MAIRIE_SAINT_AUBIN',
    },
    units: [
      unit('U1', {
        content: { Title: 'Boîte' },
        children: [unit('U2', { content: { Title: 'Page', Description: '<script>x</script>' } })],
      }),
    ],
  });
}

describe('chartrier, against a real server', () => {
  let api: StartedApi;
  let samples: Samples;

  beforeAll(async () => {
    api = await startApi();
    samples = await makeSamples(join(api.folder, 'samples'));
    for (const collection of ['agencies', 'rules'] as const) {
      const bytes = await readFile(sampleFile(`reference-data/${collection}.csv`));
      accepted(await api.client.referentials.import(SESSION, collection, bytes, `${collection}.csv`));
    }
    for (const [collection, name] of [
      ['ingestcontracts', 'ingest-contract'],
      ['accesscontracts', 'access-contract'],
    ] as const) {
      const items = JSON.parse(await readFile(sampleFile(`reference-data/${name}.json`), 'utf8'));
      accepted(await api.client.referentials.importJson(SESSION, collection, items));
    }
  }, 120_000);

  it('deposits a good package, finds its units, and gets its file back', async () => {
    const reply = join(api.folder, 'reply.xml');
    const ingest = await runCommand('ingest', samples.good, '--url', api.url, '--json', '--atr', reply);
    expect(ingest).toMatchObject({ exitCode: 0 });
    expect(ingest.json()).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await readFile(reply, 'utf8')).toContain('<ReplyCode>OK</ReplyCode>');

    const search = await runCommand('search', 'lavoir', 'DescriptionLevel:Item', '--url', api.url, '--json');
    const found = search.json<{ total: number; units: { '#id': string; Title: string }[] }>();
    expect(found.units.map((unit) => unit.Title).sort()).toEqual([
      'Délibération du 14 mars 1912 : reconstruction du lavoir',
      'Plan du lavoir',
    ]);

    const record = found.units.find((unit) => unit.Title.startsWith('Délibération'));
    const output = join(api.folder, 'back.txt');
    const get = await runCommand(
      'get',
      record?.['#id'] ?? '',
      '--object',
      '--output',
      output,
      '--url',
      api.url,
      '--json',
    );
    const original = await readFile(sampleFile('files/deliberation-1912-03-14.txt'));
    expect(get.json()).toMatchObject({
      matches: true,
      sha512: createHash('sha512').update(original).digest('hex'),
    });
    expect(await readFile(output)).toEqual(original);
  });

  it('writes all that a search finds as CSV, and explains how it runs', async () => {
    await runCommand('ingest', samples.good, '--url', api.url, '--json');
    const output = join(api.folder, 'found.csv');
    const options = ['--url', api.url, '--csv', '--output', output];
    expect(await runCommand('search', 'date:1912', ...options)).toMatchObject({ exitCode: 0 });
    const csv = await readFile(output, 'utf8');
    expect(csv.startsWith('\uFEFF#id,Title,')).toBe(true);
    expect(csv).toContain('Délibération du 14 mars 1912 : reconstruction du lavoir');
    const explained = await runCommand('search', 'lavoir', '--url', api.url, '--explain', '--json');
    const { filter, statements, milliseconds } = explained.json<{
      filter: { accessContract: string };
      statements: { sql: string; values: unknown[]; milliseconds: number }[];
      milliseconds: number;
    }>();
    expect(filter.accessContract).toBe('CONSULTATION');
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.every(({ sql }) => !sql.includes('lavoir'))).toBe(true);
    expect(JSON.stringify(statements.map(({ values }) => values))).toContain('lavoir');
    expect(milliseconds).toBeGreaterThan(0);
    const shown = await runCommand('search', 'lavoir', '--url', api.url, '--explain');
    expect(shown.stdout).toMatch(/(Filtre du contrat|Filter of the contract) CONSULTATION/);
    expect(shown.stdout).toContain('from unit u');
  });

  it('says of a faulty package where, what, and what to do, and exits by its status', async () => {
    const ingest = await runCommand('ingest', samples.faulty, '--url', api.url);
    expect(ingest.exitCode).toBe(4);
    expect(ingest.stdout).toContain('CHECK_SEDA.NOT_XSD_VALID.KO');
    expect(ingest.stdout).toMatch(
      /(ligne|line) \d+, (colonne|column) \d+, <StartDate>, Lavoir du Pontet › Plan du lavoir/,
    );
    expect(ingest.stdout.match(/→/g)).toHaveLength(5);
  });

  it('deposits a package whose name has accents, spaces and signs', async () => {
    const file = join(api.folder, 'Versement été n°1 (reçu) 50%.zip');
    await copyFile(samples.good, file);
    const ingest = await runCommand('ingest', file, '--dry-run', '--url', api.url, '--json');
    expect(ingest).toMatchObject({ exitCode: 0 });
    expect(ingest.json()).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });

  it('tries a package without keeping it: a report of each unit at fault, and the same as JSON', async () => {
    const file = join(api.folder, 'html.zip');
    await writeFile(file, await packageWithFaults());
    const shown = await runCommand('ingest', file, '--dry-run', '--url', api.url);
    expect(shown.exitCode).toBe(4);
    expect(shown.stdout).toMatch(/CHECK_UNIT_SCHEMA\.INVALID_UNIT\.KO/);
    expect(shown.stdout).toMatch(/(unité|unit) U2 +LFC\.CHECK_UNIT_SCHEMA\.KO/);
    expect(shown.stdout).toMatch(/(ligne|line) \d+, (colonne|column) \d+, .*Boîte › Page/);
    expect(shown.stdout).toContain('→');
    const report = (await runCommand('ingest', file, '--dry-run', '--url', api.url, '--json')).json<{
      status: string;
      problemCount: number;
      problems: { of: string; id: string; outDetail: string; faults: { code: string; line: number }[] }[];
    }>();
    expect(report).toMatchObject({ status: 'KO', problemCount: expect.any(Number) });
    expect(report.problems.find(({ of }) => of === 'unit')).toMatchObject({
      id: 'U2',
      outDetail: 'LFC.CHECK_UNIT_SCHEMA.KO',
      faults: [{ code: expect.any(String), line: expect.any(Number), column: expect.any(Number) }],
    });
    const found = await runCommand('search', 'Page', '--url', api.url, '--json');
    expect(found.json()).toMatchObject({ total: 0 });
  });

  it('shows an operation and its journal', async () => {
    const { operationId } = (await runCommand('ingest', samples.good, '--url', api.url, '--json')).json<{
      operationId: string;
    }>();
    const shown = await runCommand('operation', operationId, '--url', api.url);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain('STP_INGEST_FINALISATION');
  });

  it('fails clearly when there is no server', async () => {
    const ran = await runCommand('search', 'x', '--url', 'http://127.0.0.1:9', '--json');
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stderr)).toMatchObject({ code: 'NO_ANSWER' });
  });
});

describe('chartrier, whatever the server', () => {
  it('has help for every command', async () => {
    for (const command of [
      'serve',
      'worker',
      'ingest',
      'operation',
      'search',
      'get',
      'doctor',
      'rebuild',
      'catch-up',
      'certificate',
    ]) {
      expect((await runCommand(command, '--help')).exitCode, command).toBe(0);
    }
  });

  it('refuses what it does not understand', async () => {
    expect((await runCommand('search', 'x', '--tenant', 'zero')).exitCode).toBe(2);
    expect((await runCommand('nothing')).exitCode).toBe(2);
  });

  it('names the configuration key that is wrong, and the nearest right one', async () => {
    const file = join(tmpdir(), `chartrier-cli-${process.pid}.yaml`);
    await writeFile(file, 'tenant: [0]\n');
    const ran = await runCommand('doctor', '--config', file, '--json');
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stderr).message).toMatch(/tenants/);
    await rm(file);
  });
});
