import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { chartrierError } from '@chartrier/messages';

const RETRY_MILLISECONDS = 50;
/** Taking over a dead process's lock lasts microseconds; a taker that died meanwhile is forgotten after this. */
const TAKEOVER_MILLISECONDS = 5_000;

interface Holder {
  readonly pid: number;
  /** When that process started, so that another one with the same number is not taken for it. */
  readonly started: string;
  readonly token: string;
}

/**
 * Runs `work` while no other process of this machine does under the same lock file. A process that died with the
 * lock loses it. @throws EMBEDDED_POSTGRES_LOCKED when it is not to be had in time.
 */
export async function withStartLock<T>(
  path: string,
  timeoutMilliseconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const holder: Holder = {
    pid: process.pid,
    started: (await processStart(process.pid)) ?? '',
    token: randomUUID(),
  };
  const deadline = Date.now() + timeoutMilliseconds;
  while (!(await tryCreate(path, holder))) {
    if (await isAbandoned(path)) await takeOver(path);
    else if (Date.now() > deadline) throw chartrierError('EMBEDDED_POSTGRES_LOCKED', { path });
    else await sleep(RETRY_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    const current = await readHolder(path);
    if (current?.token === holder.token) await rm(path, { force: true });
  }
}

async function tryCreate(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o644);
    await file.writeFile(JSON.stringify(holder));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes an abandoned lock; a second lock guards against removing the one that another taker just made. */
async function takeOver(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  const age = await stat(guard).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > TAKEOVER_MILLISECONDS) await rm(guard, { force: true });
  if (!(await tryCreate(guard, { pid: process.pid, started: '', token: '' }))) {
    await sleep(RETRY_MILLISECONDS);
    return;
  }
  try {
    if (await isAbandoned(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  if (holder === undefined) {
    // Just made and not written yet, or its writer died in between.
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    return age > TAKEOVER_MILLISECONDS;
  }
  if (!processLives(holder.pid)) return true;
  const started = await processStart(holder.pid);
  return started !== undefined && holder.started !== '' && started !== holder.started;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    // gone, or being written: its age decides
    return undefined;
  }
}

export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** On Linux: the clock tick at which a process started, with the machine's boot. Elsewhere undefined. */
async function processStart(pid: number): Promise<string | undefined> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command, in parentheses, may hold spaces; the start time is field 22.
    return `${boot}:${line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    // the process is gone, or this system has no /proc
    return undefined;
  }
}
