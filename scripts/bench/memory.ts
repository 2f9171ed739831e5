import { readdir, readFile } from 'node:fs/promises';

/** Reading what a process maps costs processor time, which the bench would take from what it measures. */
const SAMPLE_EVERY_MS = 1_000;
/** Workers live long: who they are is asked again after so many samples. */
const SAMPLES_OF_A_TREE = 5;

interface Member {
  readonly pid: number;
  readonly role: 'server' | 'worker';
}

/** A process and all that it started, PostgreSQL's backends left out: they are measured by their own settings. */
async function processTree(root: number): Promise<readonly Member[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined);
    const parent = stat === undefined ? undefined : /\) \S (\d+)/.exec(stat)?.[1];
    const isPostgres = stat?.includes('(postgres)') ?? true;
    if (parent !== undefined && !isPostgres) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree.map((pid) => ({ pid, role: pid === root ? 'server' : 'worker' }));
}

/** What a process has in memory, in bytes: `Pss`, its own and its part of what it shares; `Rss`, all that it sees. */
async function memoryOf(pid: number, measure: 'Pss' | 'Rss'): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${measure}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
}

/** Bytes of server and worker. */
export interface Memory {
  readonly server: number;
  readonly worker: number;
  readonly total: number;
}

/** What a server and its workers have in memory now. */
export async function memoryNow(root: number, measure: 'Pss' | 'Rss'): Promise<Memory> {
  return await memoryOfAll(await processTree(root), measure);
}

async function memoryOfAll(members: readonly Member[], measure: 'Pss' | 'Rss'): Promise<Memory> {
  const sizes = { server: 0, worker: 0 };
  for (const { pid, role } of members) sizes[role] += await memoryOf(pid, measure);
  return { ...sizes, total: sizes.server + sizes.worker };
}

interface Mapping {
  /** Which part of which file; undefined for memory of a process's own. */
  readonly part: string | undefined;
  readonly resident: number;
  readonly own: number;
}

/**
 * Bytes that a server and its workers hold in the machine's memory together: each page of a file that several of them map (Node
 * itself) is one page.
 */
export async function residentOnce(root: number): Promise<number> {
  const shared = new Map<string, number>();
  let own = 0;
  for (const { pid } of await processTree(root)) {
    for (const { part, resident, own: ofProcess } of await mappingsOf(pid)) {
      own += part === undefined ? resident : ofProcess;
      if (part !== undefined) shared.set(part, Math.max(shared.get(part) ?? 0, resident - ofProcess));
    }
  }
  return [...shared.values()].reduce((sum, bytes) => sum + bytes, own);
}

/** Of /proc/<pid>/smaps: a line that says what is mapped, then lines of figures. */
async function mappingsOf(pid: number): Promise<readonly Mapping[]> {
  const text = await readFile(`/proc/${pid}/smaps`, 'utf8').catch(() => '');
  return text.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).map((mapping) => {
    const figure = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(mapping)?.[1] ?? 0) * 1024;
    const file = /^\S+ \S+ (\S+) \S+ \d+ +(\/.*)$/m.exec(mapping);
    return {
      part: file === null ? undefined : `${file[2]} ${file[1]}`,
      resident: figure('Rss'),
      own: figure('Private_Clean') + figure('Private_Dirty'),
    };
  });
}

export interface MemoryWatch {
  /** Ends the watch; the largest of each, and the largest sum, that was seen (proportional set size). */
  stop(): Promise<Memory>;
}

/** Watches the memory of the server and of its worker together. */
export function watchMemory(root: number): MemoryWatch {
  let peak: Memory = { server: 0, worker: 0, total: 0 };
  let ended = false;
  const watch = (async () => {
    let members: readonly Member[] = [];
    for (let sample = 0; !ended; sample += 1) {
      if (sample % SAMPLES_OF_A_TREE === 0) members = await processTree(root);
      const now = await memoryOfAll(members, 'Pss');
      peak = {
        server: Math.max(peak.server, now.server),
        worker: Math.max(peak.worker, now.worker),
        total: Math.max(peak.total, now.total),
      };
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS));
    }
  })();
  return {
    async stop() {
      ended = true;
      await watch;
      return peak;
    },
  };
}
