import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepted, type Client } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { reachPostgres } from '../../src/foundation.ts';
import { type Database, openDatabase } from '../../src/platform/index.ts';
import { archiveConfig } from '../rebuild/running-archive.ts';
import { cloneDatabase, temporaryFolder, testLogger } from '../support/index.ts';
import { KILLS_OF_RUN } from '../support/kills-of-run.ts';
import { type DepositShape, depositShapes } from './deposit-shapes.ts';
import { expectSoundArchive } from './expect-archive.ts';
import { type DepositTrace, expectDeposit, traceOf } from './expect-deposit.ts';
import { AGENCY, CONTRACT } from './sample-sip.ts';
import { archiveFolder, type ServedArchive } from './served-archive.ts';

/**
 * `chartrier serve` is really killed while packages are deposited over HTTP: its worker, the server itself (PostgreSQL and
 * the worker live on), or both. Every deposit that was answered 202 is finished; one that was not may be, or not.
 */

/** Each kill is a start. */
const KILLS_OF_WORKERS_FOR_ONE = 3;
const KILLS = Math.ceil(KILLS_OF_RUN / KILLS_OF_WORKERS_FOR_ONE);
const LONG = 30 * 60_000;
const HOUR = 3_600_000;
const PATIENCE = { timeout: 30_000, interval: 50 };
/** Between two deposits: the worker, which dies all the time, must keep up. */
const PAUSE_MILLISECONDS = 300;

const cache = await temporaryFolder('chartrier-compiled-');
const archive = await archiveFolder(cache);
const config = archiveConfig(archive.folder, { embedded: { sharedBuffersMegabytes: 16 } });
const shapes = Object.values(await depositShapes());
const DEPOSITOR = { tenant: 0 };

async function importReferenceData({ referentials }: Client): Promise<void> {
  const agencies = `Identifier,Name,Description\n${AGENCY},Mairie,\nFRAN_NP_000002,Archives,\n`;
  accepted(await referentials.import(DEPOSITOR, 'agencies', Buffer.from(agencies), 'agencies.csv'));
  const contract = { Identifier: CONTRACT, Name: 'Deposits', Status: 'ACTIVE' } as const;
  accepted(await referentials.importJson(DEPOSITOR, 'ingestcontracts', [contract]));
}

/** What whoever deposits knows: the operations that were acknowledged, with what each must become. */
const acknowledged = new Map<string, DepositShape>();
let unanswered = 0;
/** Those that were held: their journal says so, beside what a calm one says. */
const resumed = new Set<string>();

/** Deposits one package after the other, through whatever server there is. */
async function depositUntil(over: () => boolean, served: () => ServedArchive): Promise<void> {
  for (let turn = 0; !over(); turn++) {
    const shape = shapes[turn % shapes.length];
    if (shape === undefined) throw new Error('there are shapes');
    const answer = await served().client.ingest.deposit(DEPOSITOR, { content: shape.content });
    if (answer.ok) acknowledged.set(answer.value.operationId, shape);
    else {
      expect({ status: answer.status, error: answer.error.code }).toEqual({ status: 0, error: 'NO_ANSWER' });
      unanswered += 1;
      await sleep(100);
    }
    await sleep(PAUSE_MILLISECONDS);
  }
}

/** Why an operation stopped before its end: the events of what was FATAL. */
async function fatalEventsOf({ logbook }: Client, operationId: string) {
  const { $results } = accepted(await logbook.operation(DEPOSITOR, operationId));
  return $results[0]?.events.filter(({ outcome }) => outcome === 'FATAL') ?? [];
}

/**
 * Waits for the end of an operation. One that was under way each time that a worker died, five times in a row, is held: it may be
 * what kills them. Whoever looks at it resumes it, once the killing is over.
 */
async function endOf({ client }: ServedArchive, operationId: string) {
  const wait = () => client.waitFor(DEPOSITOR, operationId, { pollMs: 100, timeoutMs: 120_000 });
  const ended = accepted(await wait());
  if (ended.state === 'COMPLETED') return ended;
  const fatal = await fatalEventsOf(client, operationId);
  expect(fatal.map(({ outDetail, evDetData }) => `${outDetail} ${evDetData}`).join('\n')).toContain(
    '"OPERATION_STOPS_WORKERS"',
  );
  accepted(await client.operations.act(DEPOSITOR, operationId, 'RESUME'));
  resumed.add(operationId);
  return accepted(await wait());
}

async function waitForAll(served: ServedArchive): Promise<void> {
  for (const [operationId, { status }] of acknowledged)
    expect(await endOf(served, operationId)).toMatchObject({ operationId, state: 'COMPLETED', status });
}

const KINDS = ['worker', 'server', 'both'] as const;
const LONGEST_MILLISECONDS = 2_500;

describe('a server killed while packages are deposited', () => {
  it(`${KILLS} times, itself, its worker or both: everything acknowledged is finished, once`, {
    timeout: LONG,
  }, async () => {
    let served = await archive.serve();
    await importReferenceData(served.client);
    for (const shape of shapes) {
      const { operationId } = accepted(
        await served.client.ingest.deposit(DEPOSITOR, { content: shape.content }),
      );
      acknowledged.set(operationId, shape);
    }
    await waitForAll(served);
    const calmOperations = new Map([...acknowledged].map(([operationId, { name }]) => [name, operationId]));

    let over = false;
    const depositing = depositUntil(
      () => over,
      () => served,
    );
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(Math.random() * LONGEST_MILLISECONDS);
      const kind = KINDS[kill % KINDS.length];
      if (kind !== 'server') killIfAlive(served.workers().at(-1));
      if (kind === 'worker') continue;
      await served.kill();
      served = await archive.serve();
      expect(served.log()).toContain('adopted the PostgreSQL that was running');
    }
    over = true;
    await depositing;
    await waitForAll(served);
    await cutAnUpload(served);
    await abandonedUploadsGo();
    expect(acknowledged.size).toBeGreaterThan(shapes.length);

    const postgres = await reachPostgres(config, testLogger);
    const database = openDatabase({
      connection: postgres.connection,
      applicationName: 'test',
      logger: testLogger,
    });
    try {
      const calm = new Map<string, DepositTrace>();
      for (const [name, operationId] of calmOperations) calm.set(name, await traceOf(database, operationId));
      for (const [operationId, shape] of acknowledged)
        await expectDeposit(
          database,
          operationId,
          shape,
          resumed.has(operationId) ? undefined : calm.get(shape.name),
        );
      const { rows } = await database.query<{ n: number }>(
        `select count(*)::integer n from operation where identifier = 'PROCESS_SIP_UNITARY'`,
      );
      expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged.size);
      expect(rows[0]?.n).toBeLessThanOrEqual(acknowledged.size + unanswered);
      await setAsideUnknown(database);
      await expectSoundArchive(config, database, async () => (await cloneDatabase()).database);
    } finally {
      await database.close();
      await postgres.release();
    }
  });
});

function killIfAlive(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // killed before, and not started again yet
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Half a package is sent, and the server dies: nobody was told that it was received. */
async function cutAnUpload(served: ServedArchive): Promise<void> {
  const before = await uploads();
  const call = request(`${served.url}/ingest-external/v1/ingests`, {
    method: 'POST',
    headers: {
      'X-Tenant-Id': '0',
      'Content-Type': 'application/octet-stream',
      'X-Context-Id': 'DEFAULT_WORKFLOW',
      'X-Action': 'RESUME',
      'Content-Length': String(64 * 2 ** 20),
    },
  });
  call.on('error', () => {});
  call.write(Buffer.alloc(8 * 2 ** 20, 'half'));
  // those of others may go meanwhile
  const begun = async () => (await uploads()).filter((path) => !before.includes(path));
  await expect.poll(begun, PATIENCE).toHaveLength(1);
  await served.kill();
  call.destroy();
  expect(await begun()).toHaveLength(1);
}

async function uploads(): Promise<readonly string[]> {
  const names = await readdir(config.workspaceDirectory, { recursive: true }).catch(() => []);
  const paths = names.map((name) => join(config.workspaceDirectory, name));
  const files: string[] = [];
  for (const path of paths) if (await isFile(path)) files.push(path);
  return files;
}

/** What goes between the listing and this look is none. */
async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** As if they had been cut off a while ago: the next start removes them. */
async function abandonedUploadsGo(): Promise<void> {
  const old = new Date(Date.now() - 2 * HOUR);
  const folders = (await readdir(config.workspaceDirectory)).map((id) => join(config.workspaceDirectory, id));
  for (const path of [...(await uploads()), ...folders]) await utimes(path, old, old);
  const again = await archive.serve();
  const unfinished = async () => (await uploads()).filter((path) => path.endsWith('.part'));
  await expect.poll(unfinished, PATIENCE).toEqual([]);
  expect(await again.stop()).toBe(0);
}

/**
 * Packages that were received whole, and whose server was killed before it could make their operation: they stay, for a
 * database put back from a backup would not know an acknowledged one either. Whoever deposited them was told nothing.
 */
async function setAsideUnknown(database: Database): Promise<void> {
  const left = await readdir(config.workspaceDirectory);
  const { rows } = await database.query('select id, state, status from operation where id = any($1)', [left]);
  expect(rows).toEqual([]);
  expect(left.filter((id) => acknowledged.has(id))).toEqual([]);
  expect(left.length).toBeLessThanOrEqual(unanswered);
  for (const id of left) {
    expect(await readdir(join(config.workspaceDirectory, id))).toEqual(['upload']);
    await rm(join(config.workspaceDirectory, id), { recursive: true });
  }
}
