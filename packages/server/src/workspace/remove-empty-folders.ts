import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './workspace-failure.ts';

/** Removes a folder and those above it, below `top`, as long as they are empty. Answers whether it removed any. */
export async function removeEmptyFolders(folder: string, top: string): Promise<boolean> {
  let removed = false;
  for (let one = folder; one !== top; one = dirname(one)) {
    try {
      await rmdir(one);
      removed = true;
    } catch (error) {
      if (hasErrno(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) return removed;
      throw error;
    }
  }
  return removed;
}
