import { chmod, chown, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import type { Binaries } from './binaries.ts';
import { type ClusterLocation, privateFolder } from './location.ts';
import { runProgram } from './run-program.ts';
import type { ServiceAccount } from './service-account.ts';

/** The database user that owns everything. */
export const DATABASE_USER = 'chartrier';
export const SETTINGS_FILE = 'chartrier.conf';

export interface InitializeOptions {
  readonly location: ClusterLocation;
  readonly binaries: Binaries;
  readonly account: ServiceAccount | undefined;
  /** With a password where the socket's folder does not guard the door; undefined: whoever reaches the socket is let in. */
  readonly password: string | undefined;
  /** False in tests only: the files are left to the system to write. */
  readonly sync: boolean;
}

/**
 * Makes the cluster if there is none: UTF-8, locale C.UTF-8 of PostgreSQL's own (the same order on every system and
 * version; French order is asked for where it is wanted). It is made under another name and renamed when whole, so a
 * folder named `cluster` is always a whole cluster.
 *
 * @throws EMBEDDED_POSTGRES_MAJOR when the cluster is of another major version; EMBEDDED_POSTGRES_INITDB when it
 *   cannot be made; EMBEDDED_POSTGRES_NOT_READABLE when it belongs to another user.
 */
export async function initializeCluster(options: InitializeOptions): Promise<void> {
  const { location, binaries, account } = options;
  await removeDrafts(location.cluster);
  const version = await readFile(join(location.cluster, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw chartrierError('EMBEDDED_POSTGRES_NOT_READABLE', { path: location.cluster }, { cause: error });
    },
  );
  if (version !== undefined) {
    if (version.trim() === binaries.major) return;
    throw chartrierError('EMBEDDED_POSTGRES_MAJOR', { cluster: version.trim(), programs: binaries.major });
  }
  const draft = `${location.cluster}.new-${process.pid}-${Date.now()}`;
  await privateFolder(draft, account);
  await runInitdb(options, draft);
  const configuration = join(draft, 'postgresql.conf');
  const text = await readFile(configuration, 'utf8');
  await writeFile(configuration, `${text}\ninclude '${SETTINGS_FILE}'\n`);
  await writeClusterFile(draft, SETTINGS_FILE, '', account);
  await rename(draft, location.cluster);
  if (options.sync) await syncFolder(dirname(location.cluster));
}

/** Writes a file of the cluster's folder, whole or not at all, readable by whoever runs PostgreSQL. */
export async function writeClusterFile(
  cluster: string,
  name: string,
  text: string,
  account: ServiceAccount | undefined,
): Promise<void> {
  const path = join(cluster, name);
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  if (account !== undefined) await chown(`${path}.new`, account.uid, account.gid);
  await rename(`${path}.new`, path);
}

async function runInitdb(options: InitializeOptions, draft: string): Promise<void> {
  const { binaries, account, location, password } = options;
  const passwordFile = join(location.socket, `password-${process.pid}`);
  const parameters = [
    `--pgdata=${draft}`,
    `--username=${DATABASE_USER}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // macOS has no system locale of that name; what PostgreSQL compares by is the builtin one.
    ...(process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8']),
    '--no-instructions',
    ...(password === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
    ...(options.sync ? [] : ['--no-sync']),
  ];
  if (password !== undefined) {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const { code, output } = await runProgram(binaries.initdb, parameters, location.logs, account);
    if (code !== 0)
      throw chartrierError('EMBEDDED_POSTGRES_INITDB', {
        reason: output.trim().slice(-2_000),
        code: code ?? -1,
      });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await chmod(draft, 0o700);
}

/** What a process killed during initdb left. The caller holds the start lock: nobody is making one now. */
async function removeDrafts(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(cluster)}.new-`) && (await stat(join(folder, name))).isDirectory())
      await rm(join(folder, name), { recursive: true, force: true });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
