import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createLogger,
  type DatabaseConnection,
  migrate,
  openDatabase,
  startEmbeddedPostgres,
} from '../../src/platform/index.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
export const TEMPLATE_DATABASE = 'chartrier_template';

export interface TestCluster {
  /** To the cluster's maintenance database. */
  readonly connection: Exclude<DatabaseConnection, { readonly url: string }>;
  stop(): Promise<void>;
}

/** Test clusters of all runs of this user; each run has its own folder in it. */
const RUNS = join(tmpdir(), `chartrier-test-${process.getuid?.() ?? 0}`);
const OWNER_FILE = 'owner.pid';

/** Nothing here outlives the run: durability is traded for speed. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  max_connections: '400',
};

/** What crash tests need: a commit that PostgreSQL acknowledged survives. */
const DURABLE_SETTINGS = { max_wal_size: '1GB', max_connections: '400' };

/**
 * One PostgreSQL for a whole run of tests, with a migrated database to clone. It is stopped and its folder removed at
 * the end; when the run is killed, a watcher does it.
 */
export async function startTestCluster(options: { readonly durable?: boolean } = {}): Promise<TestCluster> {
  await mkdir(RUNS, { recursive: true, mode: 0o755 });
  await removeAbandoned();
  const folder = await mkdtemp(join(RUNS, 'run-'));
  // PostgreSQL may run as another user than ours when we are root.
  await chmod(folder, 0o755);
  await writeFile(join(folder, OWNER_FILE), String(process.pid));
  const logger = createLogger({ level: 'warn', service: 'test' });
  const postgres = await startEmbeddedPostgres({
    directory: folder,
    sharedBuffersMegabytes: 128,
    logger,
    settings: options.durable === true ? DURABLE_SETTINGS : SETTINGS,
    sync: options.durable === true,
  });
  const watcher = watchOver(folder, postgres.pid);
  const { connection } = postgres;
  if ('url' in connection) throw new Error('an embedded PostgreSQL has no URL');
  const maintenance = openDatabase({
    connection: { ...connection, database: 'postgres' },
    applicationName: 'test',
    logger,
  });
  await maintenance.query(`create database ${TEMPLATE_DATABASE}`);
  await maintenance.close();
  const template = openDatabase({
    connection: { ...connection, database: TEMPLATE_DATABASE },
    applicationName: 'test',
    logger,
  });
  await migrate(template, MIGRATIONS);
  await template.close();
  return {
    connection: { ...connection, database: 'postgres' },
    stop: async () => {
      watcher.kill();
      await stopNow(folder, postgres.pid);
    },
  };
}

/** A shell that waits for our end, then stops PostgreSQL (SIGQUIT: at once) and removes the folder. */
function watchOver(folder: string, postmaster: number) {
  const script = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -QUIT "$2"; sleep 1; rm -rf "$3"';
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(process.pid), String(postmaster), folder], {
    detached: true,
    stdio: 'ignore',
  });
  watcher.unref();
  return watcher;
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(RUNS)) {
    const folder = join(RUNS, name);
    const owner = Number(await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => '0'));
    if (owner === 0 || lives(owner)) continue;
    const pidFile = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    await stopNow(folder, Number(pidFile.split('\n')[0] ?? '0'));
  }
}

async function stopNow(folder: string, postmaster: number): Promise<void> {
  if (postmaster > 0 && (await runsIn(postmaster, folder))) process.kill(postmaster, 'SIGQUIT');
  for (let turn = 0; turn < 100 && (await runsIn(postmaster, folder)); turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** On Linux a number may be another program's by now: its command line tells. */
async function runsIn(pid: number, folder: string): Promise<boolean> {
  if (!lives(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(folder);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
