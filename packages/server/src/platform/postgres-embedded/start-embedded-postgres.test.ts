import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder, testLogger } from '../../../test/support/index.ts';
import type { DatabaseConnection } from '../database/connection.ts';
import { openDatabase } from '../database/open-database.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './start-embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const PARENT = fileURLToPath(new URL('./start-and-wait.fixture.ts', import.meta.url));

const root = await temporaryFolder('chartrier-pg-');
// The user that runs PostgreSQL when we are root must be able to go through it.
await chmod(root, 0o755);
const running = new Set<EmbeddedPostgres>();
let folders = 0;

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running.clear();
});
afterAll(() => {
  expect(running.size).toBe(0);
});

async function newFolder(mode = 0o755): Promise<string> {
  folders += 1;
  const folder = join(root, `cluster-${folders}`);
  await mkdir(folder);
  await chmod(folder, mode);
  return folder;
}

async function start(
  directory: string,
  more: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    directory,
    sharedBuffersMegabytes: 16,
    logger: testLogger,
    settings: { fsync: 'off' },
    sync: false,
    ...more,
  });
  running.add(postgres);
  return postgres;
}

async function stop(postgres: EmbeddedPostgres): Promise<boolean> {
  running.delete(postgres);
  return await postgres.stop();
}

async function ask<Row>(connection: DatabaseConnection, sql: string): Promise<readonly Row[]> {
  const database = openDatabase({ connection, applicationName: 'test', logger: testLogger });
  try {
    return (await database.query<Row>(sql)).rows;
  } finally {
    await database.close();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is made once, keeps what it is given, and stops', async () => {
    const directory = await newFolder();
    const first = await start(directory);
    expect(first.adopted).toBe(false);
    await ask(first.connection, 'create table kept (n int); insert into kept values (1)');
    expect(await stop(first)).toBe(true);
    expect(existsSync(join(first.location.cluster, 'postmaster.pid'))).toBe(false);
    const second = await start(directory);
    expect(await ask(second.connection, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('has the settings that it needs', async () => {
    const { connection, location } = await start(await newFolder(), { settings: {} });
    const rows = await ask<{ name: string; value: string }>(
      connection,
      `select name, current_setting(name) as value from pg_settings where name in ('max_wal_size', 'jit',
        'listen_addresses', 'server_encoding', 'logging_collector', 'fsync', 'TimeZone', 'unix_socket_permissions')`,
    );
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
      max_wal_size: '8GB',
      jit: 'off',
      listen_addresses: '',
      server_encoding: 'UTF8',
      logging_collector: 'on',
      fsync: 'on',
      TimeZone: 'UTC',
      unix_socket_permissions: '0700',
    });
    const [locale] = await ask(
      connection,
      'select datlocprovider as p, datlocale as l from pg_database limit 1',
    );
    expect(locale).toEqual({ p: 'b', l: 'C.UTF-8' });
    expect((await stat(location.socket)).mode & 0o777).toBe(0o700);
    expect((await readdir(location.logs)).some((name) => name.startsWith('postgresql-'))).toBe(true);
  });

  it('searches French words without their accents', async () => {
    const { connection } = await start(await newFolder());
    await ask(connection, 'create extension unaccent; create extension pg_trgm');
    expect(await ask(connection, `select unaccent('Délibération') as word, upper('é') as upper`)).toEqual([
      { word: 'Deliberation', upper: 'É' },
    ]);
  });

  it('lives on when its parent is killed, and the next start adopts it', async () => {
    const directory = await newFolder();
    const { parent, pid } = await parentOf(directory);
    parent.kill('SIGKILL');
    await ended(parent);
    const pidFile = join(directory, 'cluster', 'postmaster.pid');
    const before = await readFile(pidFile, 'utf8');
    const adopted = await start(directory);
    expect(adopted).toMatchObject({ adopted: true, pid });
    expect(await readFile(pidFile, 'utf8')).toBe(before);
    expect(await ask(adopted.connection, 'select n from mark')).toEqual([{ n: 7 }]);
    expect(await stop(adopted)).toBe(true);
  });

  it('recovers when it was killed too, its stale postmaster.pid left to PostgreSQL', async () => {
    const directory = await newFolder();
    const { parent, pid } = await parentOf(directory);
    parent.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await ended(parent);
    const recovered = await start(directory);
    expect(recovered.adopted).toBe(false);
    expect(recovered.pid).not.toBe(pid);
    expect(await ask(recovered.connection, 'select n from mark')).toEqual([{ n: 7 }]);
  });

  it('is the same for two that start it at once', async () => {
    const directory = await newFolder();
    const both = await Promise.all([start(directory), start(directory)]);
    expect(both.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
    expect(both[0]?.pid).toBe(both[1]?.pid);
    const [first, second] = both;
    if (second !== undefined) running.delete(second);
    expect(await stop(first as EmbeddedPostgres)).toBe(true);
  });

  it('is left running as long as somebody else is connected', async () => {
    const postgres = await start(await newFolder());
    const other = openDatabase({
      connection: postgres.connection,
      applicationName: 'other',
      logger: testLogger,
    });
    await other.query('select 1');
    expect(await postgres.stop()).toBe(false);
    expect((await other.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
    await other.close();
    expect(await stop(postgres)).toBe(true);
  });

  it('starts again from a start that was killed during initdb', async () => {
    const directory = await newFolder();
    const half = join(directory, 'cluster.new-1-1');
    await mkdir(half);
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    const postgres = await start(directory);
    expect(existsSync(half)).toBe(false);
    expect(await ask(postgres.connection, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('starts under a lock that a dead process left', async () => {
    const directory = await newFolder();
    const dead = fork(PARENT, [], { execArgv: ['--eval', '0'], stdio: 'ignore' });
    await ended(dead);
    await writeFile(
      join(directory, 'start.lock'),
      JSON.stringify({ pid: dead.pid, started: 'a former boot', token: 'x' }),
    );
    const postgres = await start(directory);
    expect(existsSync(join(directory, 'start.lock'))).toBe(false);
    expect(postgres.adopted).toBe(false);
  });

  it('listens on loopback with a password where there is no Unix socket', async () => {
    const directory = await newFolder();
    const postgres = await start(directory, { transport: 'loopback' });
    expect(postgres.connection).toMatchObject({ host: '127.0.0.1' });
    expect(await ask(postgres.connection, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    await expect(
      ask({ ...postgres.connection, password: 'guess' } as DatabaseConnection, 'select 1'),
    ).rejects.toThrow(/password authentication failed/);
    const again = await start(directory, { transport: 'loopback' });
    expect(again.adopted).toBe(true);
    running.delete(again);
  });

  it('takes a socket folder of its own when the path would be too long', async () => {
    const directory = join(await newFolder(), 'a'.repeat(90));
    const postgres = await start(directory);
    expect(postgres.location.socket.length).toBeLessThan(86);
    expect(await ask(postgres.connection, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(await stop(postgres)).toBe(true);
    await rm(postgres.location.socket, { recursive: true });
  });

  it.runIf(isRoot)('runs as an unprivileged user when we are root', async () => {
    const postgres = await start(await newFolder());
    const status = await readFile(`/proc/${postgres.pid}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
    expect((await stat(postgres.location.cluster)).uid).not.toBe(0);
  });

  it.runIf(isRoot)('runs as the user that is asked for, then as the owner of the cluster', async () => {
    const directory = await newFolder();
    const postgres = await start(directory, { user: 'nobody' });
    const { uid } = await stat(postgres.location.cluster);
    expect(uid).toBe(65534);
    await stop(postgres);
    const again = await start(directory, { user: 'daemon' });
    expect((await stat(again.location.cluster)).uid).toBe(65534);
  });

  it.runIf(isRoot)(
    'lies elsewhere, and says where, when its user cannot go through a folder 0700',
    async () => {
      const closed = await newFolder(0o700);
      const directory = join(closed, 'data', 'postgres');
      const postgres = await start(directory);
      const { base } = postgres.location;
      const cleanUp = async () => {
        await stop(postgres);
        await rm(base, { recursive: true, force: true });
      };
      try {
        expect(base.startsWith('/var/lib/chartrier/')).toBe(true);
        expect((await readFile(join(directory, 'CLUSTER_LOCATION'), 'utf8')).trim()).toBe(base);
        expect(await ask(postgres.connection, 'select 1 as n')).toEqual([{ n: 1 }]);
        const adopted = await start(directory);
        expect(adopted).toMatchObject({ adopted: true, pid: postgres.pid });
        running.delete(adopted);
        await writeFile(join(closed, 'CLUSTER_LOCATION'), '/var/lib/chartrier/another\n');
        await expect(start(closed)).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_MOVED' });
      } finally {
        await cleanUp();
      }
    },
  );
});

describe('the embedded PostgreSQL is refused', () => {
  it('on a cluster of another major version', async () => {
    const directory = await newFolder();
    await mkdir(join(directory, 'cluster'));
    await writeFile(join(directory, 'cluster', 'PG_VERSION'), '15\n');
    await expect(start(directory)).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_MAJOR',
      parameters: { cluster: '15', programs: '18' },
    });
  });

  it('with a setting that PostgreSQL does not take, and tells what it said', async () => {
    const directory = await newFolder();
    await expect(start(directory, { settings: { no_such_setting: '1' } })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_START',
      message: expect.stringContaining('no_such_setting') as string,
    });
  });

  it.runIf(isRoot)('when root names a user that does not exist', async () => {
    await expect(start(await newFolder(), { user: 'nobody-at-all' })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_NO_USER',
    });
  });

  it.runIf(isRoot)('in folders of somebody else', async () => {
    const directory = await newFolder();
    await mkdir(join(directory, 'log'));
    await chown(join(directory, 'log'), 1, 1);
    await expect(start(directory)).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_FOLDER_TAKEN' });
  });
});

/** A process that started PostgreSQL, wrote a mark in it, and waits to be killed. */
async function parentOf(directory: string): Promise<{ parent: ChildProcess; pid: number }> {
  const parent = fork(PARENT, [directory], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const pid = await new Promise<number>((resolve, reject) => {
    parent.once('message', (message) => resolve(Number(message)));
    parent.once('exit', (code) => reject(new Error(`the parent ended: ${code}`)));
  });
  return { parent, pid };
}

async function ended(child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) await sleep(10);
}
