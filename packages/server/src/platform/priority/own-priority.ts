import { readdir } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import type { Logger } from '../logging/logger.ts';

/**
 * Lets other processes go before this one where the processor is wanted by more than there is: `niceness` is that of POSIX,
 * 0 (as everyone) to 19 (after everyone). On Linux it is a thread's own: it is given to each thread that runs, and those
 * started later have it from who starts them. A process that is nicer already stays so. Where the system refuses, this is
 * told once and nothing changes.
 */
export async function stepBehind(niceness: number, logger: Logger): Promise<void> {
  if (niceness === 0) return;
  try {
    for (const thread of await ownThreads()) stepThreadBehind(thread, niceness);
  } catch (error) {
    logger.info({ error, niceness }, 'the priority of this process stays as it is');
  }
}

function stepThreadBehind(thread: number, niceness: number): void {
  try {
    if (getPriority(thread) < niceness) setPriority(thread, niceness);
  } catch (error) {
    // It has ended meanwhile.
    if ((error as NodeJS.ErrnoException & { info?: { code?: string } }).info?.code !== 'ESRCH') throw error;
  }
}

/** 0 is this process, where threads have no number of their own. */
async function ownThreads(): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [0];
  return (await readdir('/proc/self/task')).map(Number);
}
