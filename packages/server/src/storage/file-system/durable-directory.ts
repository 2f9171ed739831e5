import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './errno.ts';

/** Makes the names in a directory durable. A file system that knows no such thing (some FUSE) says EINVAL or ENOTSUP. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch (error) {
    if (!hasErrno(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await directory.close();
  }
}

/**
 * Makes the directories of `path` below `root`, which must be there (a mount point that is not mounted is not made),
 * and their names durable.
 */
export async function makeDirectories(root: string, path: string): Promise<void> {
  if (path === root) return;
  try {
    await mkdir(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT') && dirname(path) !== root) {
      await makeDirectories(root, dirname(path));
      return makeDirectories(root, path);
    }
    // another writer made it: its name must be durable before ours below it
    if (!hasErrno(error, 'EEXIST')) throw error;
  }
  await syncDirectory(dirname(path));
}

/** Makes a directory and those above it that are absent, with durable names. */
export async function makeRoot(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made));
}
