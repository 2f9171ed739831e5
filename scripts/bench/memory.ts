import { readdir, readFile } from 'node:fs/promises';

const SAMPLE_EVERY_MS = 500;

/** Pids of a process and of all that it started, PostgreSQL's backends left out: they are measured by their own settings. */
async function processTree(root: number): Promise<readonly number[]> {
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
  return tree;
}

/** Proportional set size of a process, in bytes: what it has of its own, and its part of what it shares. */
async function proportionalSetSize(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

export interface MemoryWatch {
  /** Ends the watch; the largest sum of server and worker that was seen, in bytes. */
  stop(): Promise<number>;
}

/** Watches the memory of the server and of its worker together. */
export function watchMemory(root: number): MemoryWatch {
  let peak = 0;
  let ended = false;
  const watch = (async () => {
    while (!ended) {
      const sizes = await Promise.all((await processTree(root)).map(proportionalSetSize));
      peak = Math.max(
        peak,
        sizes.reduce((total, size) => total + size, 0),
      );
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
