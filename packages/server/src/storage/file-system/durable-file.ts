import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDirectories, syncDirectory } from './durable-directory.ts';
import { hasErrno } from './errno.ts';
import { UNFINISHED_DIRECTORY, unfinishedStem } from './key-path.ts';

/** A file under a temporary name of the offer's own, to be given its key when it is durable. */
export interface UnfinishedFile {
  readonly handle: FileHandle;
  readonly path: string;
}

export async function createUnfinished(root: string, key: string): Promise<UnfinishedFile> {
  const directory = join(root, UNFINISHED_DIRECTORY);
  const path = join(directory, unfinishedStem(key) + randomBytes(8).toString('hex'));
  try {
    return { handle: await open(path, 'wx'), path };
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
    await makeDirectories(root, directory);
    return { handle: await open(path, 'wx'), path };
  }
}

export async function dropUnfinished({ handle, path }: UnfinishedFile): Promise<void> {
  await handle.close();
  await rm(path, { force: true });
}

/**
 * Gives a synced file its final name, durably. Answers false, and leaves all as it was, when the name is taken.
 * A name that could not be made durable is taken back: a second sync could say yes about what the first one lost.
 */
export async function nameFile(root: string, temporary: string, path: string): Promise<boolean> {
  if (!(await takeName(root, temporary, path))) return false;
  try {
    await syncDirectory(dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return true;
}

async function takeName(root: string, temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    if (hasErrno(error, 'ENOENT')) {
      await stat(temporary);
      await makeDirectories(root, dirname(path));
      return takeName(root, temporary, path);
    }
    if (hasErrno(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'))
      return renameWithoutLinks(temporary, path);
    throw error;
  }
  await unlink(temporary);
  return true;
}

/** A file system without hard links: keys carry the attempt, so that no two writers want one name at once. */
async function renameWithoutLinks(temporary: string, path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
  }
  await rename(temporary, path);
  return true;
}
