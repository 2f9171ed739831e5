import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { makeConfig, type RunningServer, startServer } from '../src/index.ts';
import { cloneDatabase, emptyDatabase, temporaryFolder, testLogger } from './support/index.ts';

const CHARTRIER = fileURLToPath(new URL('../../cli/bin/chartrier.js', import.meta.url));
const servers: RunningServer[] = [];
const programs: ChildProcess[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const program of programs.splice(0)) await stopProgram(program, 'SIGTERM');
});

interface Socket {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

function urlOf({ host, port, user, database }: Socket): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

async function start(document: Record<string, unknown>): Promise<RunningServer> {
  const config = makeConfig(
    { http: { port: 0 }, logging: { level: 'silent' }, ...document },
    {
      folder: await temporaryFolder(),
    },
  );
  const server = await startServer(config, testLogger);
  servers.push(server);
  return server;
}

describe('a server over an external PostgreSQL', () => {
  it('migrates an empty one, makes the initial state, and is ready', async () => {
    const { database, connection } = await emptyDatabase();
    const server = await start({
      database: { url: urlOf(connection) },
      tenants: [0, 1, { id: 4, name: 'Quatre' }],
    });
    const ready = await fetch(`${server.url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ready', checks: [{ name: 'database', ok: true }] });
    const { rows } = await database.query('select id, name from tenant order by id');
    expect(rows).toEqual([
      { id: 0, name: 'Tenant 0' },
      { id: 1, name: 'Tenant 1' },
      { id: 4, name: 'Quatre' },
    ]);
    const context = await database.query(
      `select from referential where collection = 'Context' and identifier = 'CT-000001'`,
    );
    expect(context.rowCount).toBe(1);
  });

  it('shows the measures of the server and of its worker', async () => {
    const { connection } = await cloneDatabase();
    const server = await start({ database: { url: urlOf(connection) } });
    const measures = async () => await (await fetch(`${server.url}/metrics`)).text();
    // a worker that does not answer at once is left out of one answer
    await expect.poll(measures).toMatch(/process_resident_memory_bytes\{service="worker"\} \d+/);
    expect(await measures()).toMatch(/process_resident_memory_bytes\{service="server"\} \d+/);
  });

  it('is refused when its port is taken, and leaves nothing behind', async () => {
    const { database, connection } = await cloneDatabase();
    const first = await start({ database: { url: urlOf(connection) } });
    const { database: other, connection: second } = await cloneDatabase();
    await expect(
      start({ database: { url: urlOf(second) }, http: { port: first.port } }),
    ).rejects.toMatchObject({ code: 'HTTP_PORT_TAKEN' });
    const clients = `select from pg_stat_activity where datname = current_database() and application_name like 'chartrier%'`;
    await expect.poll(async () => (await other.query(clients)).rowCount).toBe(0);
    expect((await database.query(clients)).rowCount).toBeGreaterThan(0);
  });
});

describe('a server with its embedded PostgreSQL', () => {
  it('starts with one command, survives kill -9 of itself and of its worker, and stops in order', async () => {
    const folder = await temporaryFolder();
    // When we are root PostgreSQL runs as another user, who must be able to come in.
    await chmod(folder, 0o755);
    await writeFile(
      join(folder, 'chartrier.yaml'),
      'http: {port: 0}\ndatabase: {embedded: {sharedBuffersMegabytes: 16}}\n',
    );

    const first = serve(folder);
    await first.saying('the server listens');
    const workers = async () =>
      [...(await first.log()).matchAll(/"service":"worker","pid":(\d+)/g)].map((m) => m[1]);
    await until(async () => (await workers()).length > 0);
    const [worker] = await workers();
    process.kill(Number(worker), 'SIGKILL');
    await until(async () => new Set(await workers()).size === 2);
    expect(await first.log()).toContain('a child process died; it is started again');

    await stopProgram(first.program, 'SIGKILL');
    await until(async () => (await first.log()).includes('the server is gone: the worker stops'));

    const second = serve(folder);
    await second.saying('the server listens');
    expect(await second.log()).toContain('adopted the PostgreSQL that was running');
    const postgres = /"postgres":(\d+)/.exec(await second.log())?.[1];
    expect(await stopProgram(second.program, 'SIGTERM')).toBe(0);
    expect(await second.log()).not.toContain('the server is gone');
    const command = await readFile(`/proc/${postgres}/cmdline`, 'utf8').catch(() => '');
    expect(command).not.toContain(folder);
  }, 180_000);
});

function serve(folder: string) {
  const program = spawn(process.execPath, [CHARTRIER, 'serve'], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.push(program);
  let said = '';
  const hear = (bytes: Buffer) => {
    said += bytes.toString();
  };
  program.stdout.on('data', hear);
  program.stderr.on('data', hear);
  return {
    program,
    log: async () => said,
    saying: async (words: string) => {
      await until(async () => said.includes(words) || program.exitCode !== null);
      expect(said).toContain(words);
    },
  };
}

async function stopProgram(program: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (program.exitCode === null && program.signalCode === null) {
    const gone = new Promise<void>((resolve) => {
      program.once('exit', () => resolve());
    });
    program.kill(signal);
    await gone;
  }
  return program.exitCode;
}

/** Slow on a busy machine: two servers and two workers are started in turn. */
const PATIENCE_MILLISECONDS = 60_000;

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('this should have come true by now');
    await sleep(50);
  }
}
