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

/** Seconds of processor, by who used them. */
export interface ProcessorSeconds {
  readonly server: number;
  readonly worker: number;
  readonly postgres: number;
}

/**
 * What a server used since it started, with its workers and its embedded PostgreSQL: what a busy machine does not change.
 * Undefined where there is no /proc.
 */
export async function cpuByProcess(
  root: number,
  dataDirectory: string,
): Promise<ProcessorSeconds | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const times = new Map<number, ProcessTime>();
  const roles = new Map<number, keyof ProcessorSeconds>([[root, 'server']]);
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) continue;
    times.set(Number(name), timeOf(stat));
    const directory = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (stat.includes('(postgres)') && directory.startsWith(dataDirectory))
      roles.set(Number(name), 'postgres');
  }
  for (const [pid, role] of roles) {
    for (const [child, { parent }] of times)
      if (parent === pid && !roles.has(child)) roles.set(child, role === 'server' ? 'worker' : role);
  }
  const seconds = { server: 0, worker: 0, postgres: 0 };
  for (const [pid, role] of roles) seconds[role] += times.get(pid)?.seconds ?? 0;
  return seconds;
}

/** The same, all together. */
export async function cpuSeconds(root: number, dataDirectory: string): Promise<number | undefined> {
  const used = await cpuByProcess(root, dataDirectory);
  return used === undefined ? undefined : used.server + used.worker + used.postgres;
}
