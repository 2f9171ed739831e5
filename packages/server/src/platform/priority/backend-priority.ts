import { writeFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logging/logger.ts';

/** Linux takes a change of a session's niceness each tenth of a second, from all who are not root. */
const SESSION_TURN_MILLISECONDS = 120;
const SESSION_TURNS = 50;

/**
 * Lets others go before the PostgreSQL processes that serve a pool of connections: to be called with the number of each,
 * once it serves. PostgreSQL must run on this machine, as us or as an account that we may give orders to (we are root).
 * What could not be done is told once.
 *
 * A process that steps behind may hold a lock that those before it wait for: keep `niceness` moderate.
 */
export function stepBackendsBehind(niceness: number, logger: Logger): (backend: number) => void {
  let told = false;
  const tell = (error: unknown) => {
    if (!told) logger.info({ error, niceness }, 'the priority of PostgreSQL processes stays as it is');
    told = true;
  };
  return (backend) => {
    if (niceness === 0) return;
    try {
      if (getPriority(backend) < niceness) setPriority(backend, niceness);
    } catch (error) {
      tell(error);
      return;
    }
    if (process.platform === 'linux') stepSessionBehind(backend, niceness).catch(tell);
  };
}

/**
 * Where Linux shares the processor out among sessions (its "autogroups"), what a process is within its own counts for
 * nothing, and each backend is the only one of its session: the session is what must step behind.
 */
async function stepSessionBehind(backend: number, niceness: number): Promise<void> {
  for (let turn = 0; turn < SESSION_TURNS && stillServes(backend, niceness); turn += 1) {
    try {
      await writeFile(`/proc/${backend}/autogroup`, String(niceness), { flag: 'r+' });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // no such file: sessions are not told apart there, or the process has ended
      if (code === 'ENOENT' || code === 'ESRCH') return;
      if (code !== 'EAGAIN') throw error;
      await sleep(SESSION_TURN_MILLISECONDS, undefined, { ref: false });
    }
  }
}

function stillServes(backend: number, niceness: number): boolean {
  try {
    return getPriority(backend) >= niceness;
  } catch {
    return false;
  }
}
