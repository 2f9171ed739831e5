import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, type Client, createClient, type LogbookOperation } from '@chartrier/client';
import {
  createLogger,
  type Database,
  openDatabase,
  startEmbeddedPostgres,
} from '../../../packages/server/src/platform/index.ts';
import { sampleFile } from '../../samples.ts';
import { type ServerProcess, startServerProcess } from '../../server-process.ts';

export const AGENCY = 'MAIRIE_SAINT_AUBIN';
export const INGEST_CONTRACT = 'VERSEMENT_COURANT';
export const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** A package is sent in large pieces, as `chartrier ingest` does: in Node's own of 64 KiB sending takes twice the time. */
const READ_BYTES = 2 ** 20;

/** Depositors look that often at most, sooner at first. */
export const LOOK_MS = 500;

/** A fresh server with the reference data of the samples. */
export interface BenchServer {
  readonly server: ServerProcess;
  readonly client: Client;
  /** Sends a package and waits for its end. @throws when it is not OK */
  deposit(file: string): Promise<DepositTimes>;
  /** Bytes of its database, all tables and indexes. */
  databaseBytes(): Promise<number>;
  /** Works on its database with the product's own functions. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export interface DepositTimes {
  readonly receivedSeconds: number;
  readonly seconds: number;
  readonly operation: LogbookOperation;
}

/** A directory for a bench, removed at the end. PostgreSQL may run as another user than ours. */
export async function inBenchDirectory<T>(
  parent: string | undefined,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(parent ?? tmpdir(), 'chartrier-bench-'));
  await chmod(directory, 0o755);
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export async function startBenchServer(
  directory: string,
  configuration: Readonly<Record<string, unknown>> = {},
): Promise<BenchServer> {
  const server = await startServerProcess({
    name: 'bench',
    parentDirectory: directory,
    configuration: { logging: { level: 'warn' }, ...configuration },
  });
  const client = createClient({ url: server.url });
  const stop = async (): Promise<void> => {
    client.close();
    await server.stop();
  };
  try {
    await importSamples(client);
  } catch (error) {
    await stop();
    throw error;
  }
  const cluster = join(server.dataDirectory, 'postgres');
  return {
    server,
    client,
    stop,
    deposit: (file) => deposit(server, client, file),
    databaseBytes: () => withDatabase(cluster, databaseBytes),
    withDatabase: (work) => withDatabase(cluster, work),
  };
}

async function importSamples(client: Client): Promise<void> {
  for (const collection of ['agencies', 'rules'] as const) {
    const file = `${collection}.csv`;
    const content = await readFile(sampleFile(`reference-data/${file}`));
    accepted(await client.referentials.import(SESSION, collection, content, file));
  }
  for (const [collection, name] of [
    ['ingestcontracts', 'ingest-contract'],
    ['accesscontracts', 'access-contract'],
  ] as const) {
    const content = JSON.parse(await readFile(sampleFile(`reference-data/${name}.json`), 'utf8'));
    accepted(await client.referentials.importJson(SESSION, collection, content));
  }
}

async function deposit(server: ServerProcess, client: Client, file: string): Promise<DepositTimes> {
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  const { size } = await stat(file);
  const content = createReadStream(file, { highWaterMark: Math.min(size, READ_BYTES) });
  const { operationId } = accepted(await client.ingest.deposit(SESSION, { content, size }));
  const receivedSeconds = since();
  const progress = accepted(await client.waitFor(SESSION, operationId, { pollMs: LOOK_MS }));
  const seconds = since();
  const operation = accepted(await client.logbook.operation(SESSION, operationId)).$results[0];
  if (progress.status !== 'OK' || operation === undefined) {
    const last = JSON.stringify(operation?.events?.at(-2), null, 1);
    throw new Error(
      `the deposit ended ${progress.state} ${progress.status}:\n${last}\n${await server.log()}`,
    );
  }
  return { receivedSeconds, seconds, operation };
}

async function withDatabase<T>(directory: string, work: (database: Database) => Promise<T>): Promise<T> {
  const logger = createLogger({ level: 'error', service: 'bench' });
  // It runs already: this only finds it.
  const { connection } = await startEmbeddedPostgres({ directory, sharedBuffersMegabytes: 256, logger });
  const database = openDatabase({ connection, applicationName: 'bench', logger });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function databaseBytes(database: Database): Promise<number> {
  const { rows } = await database.query<{ bytes: string }>(
    'select pg_database_size(current_database())::text bytes',
  );
  return Number(rows[0]?.bytes ?? 0);
}
