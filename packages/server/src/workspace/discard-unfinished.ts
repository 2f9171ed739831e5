import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { UNFINISHED } from './receive-file.ts';
import { hasErrno } from './workspace-failure.ts';

/**
 * Removes temporary files under a workspace that nothing was added to since `before`, and the folders that hold nothing
 * else. Answers the operations that they were of.
 */
export async function discardUnfinished(directory: string, before: Date): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error) => {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  });
  const operations = new Set<string>();
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith(UNFINISHED)) continue;
    const path = join(entry.parentPath, entry.name);
    // one that ends meanwhile is no concern of ours any more
    const changed = (await stat(path).catch(() => undefined))?.mtime;
    if (changed === undefined || changed >= before) continue;
    await rm(path, { force: true });
    await removeEmpty(dirname(path), directory);
    operations.add(relative(directory, path).split(sep)[0] ?? '');
  }
  return [...operations];
}

/** Removes folders from the innermost on, as long as they are empty. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let one = folder; one !== top; one = dirname(one)) {
    try {
      await rmdir(one);
    } catch (error) {
      if (hasErrno(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) return;
      throw error;
    }
  }
}
