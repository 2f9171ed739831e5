import { readdir, readFile, readlink } from 'node:fs/promises';

/** Kernel ticks in a second, on Linux whatever the processor. */
const TICKS_PER_SECOND = 100;

interface ProcessTime {
  readonly parent: number;
  readonly seconds: number;
}

/** Of /proc/<pid>/stat: what the process used, and its children that have ended. */
function timeOf(stat: string): ProcessTime {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
}

/**
 * Seconds of processor that a server used, with its workers and its embedded PostgreSQL, since they started: what a busy
 * machine does not change. Undefined where there is no /proc.
 */
export async function cpuSeconds(root: number, dataDirectory: string): Promise<number | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const times = new Map<number, ProcessTime>();
  const own = new Set([root]);
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) continue;
    times.set(Number(name), timeOf(stat));
    const directory = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (stat.includes('(postgres)') && directory.startsWith(dataDirectory)) own.add(Number(name));
  }
  for (const pid of own) for (const [child, { parent }] of times) if (parent === pid) own.add(child);
  return [...own].reduce((sum, pid) => sum + (times.get(pid)?.seconds ?? 0), 0);
}
