import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import { canTraverse } from './reachable.ts';
import type { ServiceAccount } from './service-account.ts';

/** Where the folders of an embedded PostgreSQL lie. */
export interface ClusterLocation {
  /** Holds the others, the start lock and, when they had to be copied, PostgreSQL's programs. */
  readonly base: string;
  readonly cluster: string;
  readonly logs: string;
  /** Of the Unix socket; 0700. */
  readonly socket: string;
}

/** Where root keeps clusters that the service account could not reach under the configured folder. */
const SYSTEM_BASE = '/var/lib/chartrier';
/** A Unix socket's path has at most 107 bytes on Linux, 103 on macOS; `/.s.PGSQL.5432` takes 14. */
const MAX_SOCKET_FOLDER = 85;
const MOVED_NOTE = 'CLUSTER_LOCATION';

/**
 * The base folder: the configured one when the service account can reach it, else one of our own under
 * /var/lib/chartrier, named after the configured one; a note in the configured folder then tells where.
 *
 * @throws EMBEDDED_POSTGRES_MOVED when the note names another place: the folder was moved or copied.
 */
export async function chooseBase(directory: string, account: ServiceAccount | undefined): Promise<string> {
  await mkdir(directory, { recursive: true });
  if (account === undefined || (await canTraverse(directory, account))) return directory;
  const base = join(SYSTEM_BASE, createHash('sha256').update(directory).digest('hex').slice(0, 16));
  const note = join(directory, MOVED_NOTE);
  const noted = await readFile(note, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (noted === undefined) await writeFile(note, `${base}\n`);
  else if (noted.trim() !== base)
    throw chartrierError('EMBEDDED_POSTGRES_MOVED', { directory, place: noted.trim() });
  await openFolder(SYSTEM_BASE);
  await openFolder(base);
  return base;
}

/** Makes the folders, owned by whoever runs PostgreSQL. The cluster's own folder is made by initdb. */
export async function prepareLocation(
  base: string,
  account: ServiceAccount | undefined,
): Promise<ClusterLocation> {
  const location = {
    base,
    cluster: join(base, 'cluster'),
    logs: join(base, 'log'),
    socket: socketFolder(base),
  };
  await privateFolder(location.logs, account);
  await privateFolder(location.socket, account);
  return location;
}

/** A folder 0700 of the account's. @throws EMBEDDED_POSTGRES_FOLDER_TAKEN when someone else owns it. */
export async function privateFolder(path: string, account: ServiceAccount | undefined): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const { uid } = await stat(path);
  const ours = process.getuid?.();
  const owner = account?.uid ?? ours;
  if (uid !== owner && uid !== ours) throw chartrierError('EMBEDDED_POSTGRES_FOLDER_TAKEN', { path });
  if (account !== undefined) await chown(path, account.uid, account.gid);
  await chmod(path, 0o700);
}

/** A folder that everyone may go through, whatever our umask. */
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

function socketFolder(base: string): string {
  const beside = join(base, 'socket');
  if (Buffer.byteLength(beside) <= MAX_SOCKET_FOLDER) return beside;
  const name = createHash('sha256').update(base).digest('hex').slice(0, 16);
  return join(tmpdir(), `chartrier-${name}`);
}
