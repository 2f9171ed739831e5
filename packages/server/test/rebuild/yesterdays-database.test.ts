import { execFileSync } from 'node:child_process';
import { chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { reachPostgres } from '../../src/foundation.ts';
import { catchUpWithOffers } from '../../src/index.ts';
import { type Database, openDatabase } from '../../src/platform/index.ts';
import { AGENCY, binary, sampleSip, unit } from '../ingest/sample-sip.ts';
import { temporaryFolder, testLogger } from '../support/index.ts';
import { contentOfDatabase } from './content-of-database.ts';
import { differences } from './differences.ts';
import { askAll } from './every-reading.ts';
import { DEPOSITOR, deposit, importReferenceData, unitTitled } from './populate-archive.ts';
import { readingsOf } from './readings-of-archive.ts';
import { archiveConfig, type RunningArchive, startArchive } from './running-archive.ts';

/**
 * The database's own backups are a day apart, the offers are of today: a database put back must get from the offers all
 * that it lacks, and write nothing before. The database is copied as a backup would: its directory, stopped.
 */
const folder = await temporaryFolder('chartrier-yesterday-');
// When we are root PostgreSQL runs as another user, who must be able to come in.
await chmod(folder, 0o755);
const config = archiveConfig(folder, { embedded: { sharedBuffersMegabytes: 16 } });
const present = join(folder, 'postgres');
const yesterday = join(folder, 'yesterday');

async function running<Result>(work: (archive: RunningArchive) => Promise<Result>): Promise<Result> {
  const archive = await startArchive(config);
  try {
    return await work(archive);
  } finally {
    await archive.stop();
  }
}

/** The database by itself, without server or worker. */
async function inDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const postgres = await reachPostgres(config, testLogger);
  const database = openDatabase({
    connection: postgres.connection,
    applicationName: 'test',
    logger: testLogger,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
    await postgres.release();
  }
}

const wait = { pollMs: 50, timeoutMs: 60_000 };

async function startedOnly({ client }: RunningArchive): Promise<string> {
  const late = unit('late', {
    content: { Title: 'Commencée hier' },
    objectReference: { to: 'group', id: 'G1' },
  });
  const content = await sampleSip({ units: [late] });
  const { operationId } = accepted(await client.ingest.deposit(DEPOSITOR, { content, action: 'NEXT' }));
  expect(accepted(await client.waitFor(DEPOSITOR, operationId, wait)).state).toBe('PAUSE');
  return operationId;
}

async function goOn({ client }: RunningArchive, operationId: string): Promise<string> {
  accepted(await client.operations.act(DEPOSITOR, operationId, 'RESUME'));
  return accepted(await client.waitFor(DEPOSITOR, operationId, wait)).status;
}

describe('yesterday’s database beside today’s offers', () => {
  it('is refused to whoever would write, catches up, and answers as today’s did', async () => {
    const begun = await running(async (archive) => {
      await importReferenceData(archive.client);
      const old = await deposit(
        archive.client,
        await sampleSip({ files: { 'content/a.txt': 'of yesterday' } }),
      );
      const unitId = await unitTitled(archive.client, old, 'Unité U1');
      return {
        unitId,
        finishedToday: await startedOnly(archive),
        cancelledToday: await startedOnly(archive),
        stillPaused: await startedOnly(archive),
      };
    });
    // with its owners, which `fs.cp` does not keep
    execFileSync('cp', ['-a', present, yesterday]);

    await running((archive) => today(archive, begun));
    const { readings, content } = await inDatabase(async (database) => ({
      readings: await readingsOf(database),
      content: await contentOfDatabase(database),
    }));
    const before = await running(({ client }) => askAll(client, readings));
    await rm(present, { recursive: true });
    await rename(yesterday, present);

    const lacking = { code: 'OFFERS_AHEAD' };
    await expect(startArchive(config)).rejects.toMatchObject(lacking);
    const operations = 'select count(*)::integer n from operation';
    const known = await inDatabase(async (database) => (await database.query(operations)).rows);
    await expect(startArchive(config)).rejects.toMatchObject(lacking);
    expect(await inDatabase(async (database) => (await database.query(operations)).rows)).toEqual(known);

    const report = await catchUpWithOffers(config);
    expect(report).toMatchObject({ elsewhere: 0, setApart: { count: 0 }, partial: { count: 0 } });
    expect(report.committed).toBeGreaterThan(3);
    expect(report.refused).toBeGreaterThan(1);
    const after = await inDatabase(contentOfDatabase);
    for (const [table, lines] of Object.entries(content))
      expect({ table, lines: after[table] }).toEqual({ table, lines });

    await running(async (archive) => {
      expect(differences(before, await askAll(archive.client, readings))).toEqual([]);
      await deposit(archive.client, await sampleSip());
      expect(await goOn(archive, begun.stillPaused)).toBe('OK');
    });
    expect(await catchUpWithOffers(config)).toMatchObject({ committed: 0, refused: 0 });
  }, 180_000);
});

interface Begun {
  readonly unitId: string;
  readonly finishedToday: string;
  readonly cancelledToday: string;
}

/** What yesterday's database does not know: new deposits, what was begun before and ended since, changes, refusals. */
async function today(
  archive: RunningArchive,
  { unitId, finishedToday, cancelledToday }: Begun,
): Promise<void> {
  const { client } = archive;
  expect(await goOn(archive, finishedToday)).toBe('OK');
  accepted(await client.operations.cancel(DEPOSITOR, cancelledToday));
  const bytes = Buffer.alloc(5 * 2 ** 20, 'today ');
  const files = { 'content/1.bin': bytes, 'content/2.bin': bytes };
  await deposit(client, await sampleSip({ files }));
  const attached = unit('existing', {
    management: { UpdateOperation: { SystemId: unitId } } as never,
    children: [unit('new', { content: { Title: 'Sous celle d’hier' } })],
  });
  await deposit(client, await sampleSip({ files: {}, groups: [], units: [attached] }), ['WARNING']);
  const missing = binary('O1', 'content/absent.txt', 'nothing');
  await deposit(client, await sampleSip({ groups: [{ id: 'G1', objects: [missing] }] }), ['KO']);
  const session = { tenant: 0 };
  const agencies = `Identifier,Name,Description\n${AGENCY},Renamed today,\nFRAN_NP_000002,Archives,\n`;
  accepted(await client.referentials.import(session, 'agencies', Buffer.from(agencies), 'today.csv'));
  const change = { $action: [{ $set: { Description: 'Changed today' } }] };
  accepted(await client.referentials.update(session, 'accesscontracts', 'OtherAgency', change));
  await expect
    .poll(async () => accepted(await client.operations.status(DEPOSITOR, cancelledToday)).state)
    .toBe('COMPLETED');
}
