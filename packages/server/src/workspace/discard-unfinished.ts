import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { UNFINISHED } from './receive-file.ts';
import { removeEmptyFolders } from './remove-empty-folders.ts';
import { hasErrno } from './workspace-failure.ts';

/**
 * Removes temporary files under a workspace that nothing was added to since `before`, and folders of operations that hold
 * nothing else. Answers the operations that they were of.
 */
export async function discardUnfinished(directory: string, before: Date): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error) => {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  });
  const operations = new Set<string>();
  for (const entry of entries) {
    const isOwnFolder = entry.isDirectory() && entry.parentPath === directory;
    const isUnfinished = entry.isFile() && entry.name.endsWith(UNFINISHED);
    if (!isOwnFolder && !isUnfinished) continue;
    const path = join(entry.parentPath, entry.name);
    // one that ends meanwhile is no concern of ours any more
    const changed = (await stat(path).catch(() => undefined))?.mtime;
    if (changed === undefined || changed >= before) continue;
    if (isUnfinished) await rm(path, { force: true });
    const removed = await removeEmptyFolders(isUnfinished ? dirname(path) : path, directory);
    if (isUnfinished || removed) operations.add(relative(directory, path).split(sep)[0] ?? '');
  }
  return [...operations];
}
