import { readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { cloneDatabase, testLogger } from '../../../test/support/index.ts';
import { openDatabase } from '../database/open-database.ts';
import { stepBackendsBehind } from './index.ts';

const NICENESS = 7;
const { connection } = await cloneDatabase();

async function backendOf(niceness: number): Promise<{ readonly pid: number; close(): Promise<void> }> {
  const database = openDatabase({
    connection,
    applicationName: 'behind',
    logger: testLogger,
    onBackend: stepBackendsBehind(niceness, testLogger),
  });
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() pid');
  return { pid: rows[0]?.pid ?? 0, close: database.close };
}

/** What Linux says of the session of a process; undefined where sessions are not told apart. */
async function sessionOf(pid: number): Promise<string | undefined> {
  return await readFile(`/proc/${pid}/autogroup`, 'utf8').catch(() => undefined);
}

describe('the PostgreSQL processes of a pool', () => {
  it('step behind, each with its session', async () => {
    const behind = await backendOf(NICENESS);
    expect(getPriority(behind.pid)).toBe(NICENESS);
    await expect
      .poll(async () => (await sessionOf(behind.pid))?.trim() ?? `nice ${NICENESS}`)
      .toMatch(new RegExp(`nice ${NICENESS}$`));
    await behind.close();
  });

  it('stay where they are when they are asked for nothing', async () => {
    const before = await backendOf(0);
    expect(getPriority(before.pid)).toBe(0);
    await before.close();
  });

  it('start none to help them that would not step behind', async () => {
    const alone = openDatabase({
      connection,
      applicationName: 'alone',
      logger: testLogger,
      buildsIndexesAlone: true,
    });
    const { rows } = await alone.query("select current_setting('max_parallel_maintenance_workers') helpers");
    expect(rows).toEqual([{ helpers: '0' }]);
    await alone.close();
  });

  it('are told of once when they cannot', () => {
    const info = vi.fn();
    const step = stepBackendsBehind(NICENESS, { ...testLogger, info } as typeof testLogger);
    // no process may have such a number
    for (const pid of [2 ** 30, 2 ** 30 + 1]) step(pid);
    expect(info).toHaveBeenCalledTimes(1);
  });
});
