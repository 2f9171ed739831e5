import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createLogger } from '../logging/logger.ts';
import { stepBehind } from './index.ts';

// A process of the tests: steps behind as it is told, starts a thread, and tells the niceness of its threads.
const logger = createLogger({ level: 'warn', service: 'fixture' });
for (const niceness of process.argv.slice(2)) await stepBehind(Number(niceness), logger);
const later = new Worker('setInterval(() => {}, 1000)', { eval: true });
await once(later, 'online');
process.send?.(process.platform === 'linux' ? await nicenessOfThreads() : [getPriority()]);
await later.terminate();

async function nicenessOfThreads(): Promise<readonly number[]> {
  const threads = await readdir('/proc/self/task');
  const stats = await Promise.all(
    threads.map((thread) => readFile(`/proc/self/task/${thread}/stat`, 'utf8')),
  );
  // proc_pid_stat(5): the 19th field; the second one, a name in parentheses, may hold spaces.
  return stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]));
}
