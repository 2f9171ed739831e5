import { readFileSync } from 'node:fs';
import type { Database } from '../../../packages/server/src/platform/index.ts';

/** Milliseconds of processor that a piece of work took, here and in its PostgreSQL connection: other work does not count. */
export type CpuClock = <T>(work: () => Promise<T>) => Promise<{ readonly value: T; readonly cpu: number }>;

/** Ticks of /proc/…/stat a second: 100 on every Linux. */
const MILLISECONDS_A_TICK = 10;

/** A clock for work on a database of one connection; undefined where /proc does not tell. Right over many turns only. */
export async function cpuClock(database: Database): Promise<CpuClock | undefined> {
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() pid');
  const file = `/proc/${rows[0]?.pid ?? 0}/stat`;
  const ofPostgres = (): number | undefined => {
    try {
      // After the name, in parentheses: fields 14 and 15 are its time as a user and in the system.
      const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK;
    } catch {
      return undefined;
    }
  };
  if (ofPostgres() === undefined) return undefined;
  const now = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000 + (ofPostgres() ?? 0);
  };
  return async (work) => {
    const before = now();
    const value = await work();
    return { value, cpu: now() - before };
  };
}
