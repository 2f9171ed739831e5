import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfferEntry } from '../offer.ts';
import { hasErrno, offerFailure } from './errno.ts';
import { isKeySegment, prefixPath, UNFINISHED_DIRECTORY, unfinishedStem } from './key-path.ts';

/** Files under a prefix in the order of their keys; it holds the names of one directory of each depth. */
export async function* listFiles(offer: string, root: string, prefix: string): AsyncGenerator<OfferEntry> {
  const directory = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  yield* walk(offer, root, directory, prefix);
}

async function* walk(
  offer: string,
  root: string,
  directory: string,
  prefix: string,
): AsyncGenerator<OfferEntry> {
  for (const entry of await sortedEntries(offer, root, directory)) {
    const key = directory + entry.name;
    if (entry.isDirectory()) {
      const below = `${key}/`;
      if (below.startsWith(prefix) || prefix.startsWith(below)) yield* walk(offer, root, below, prefix);
    } else if (key.startsWith(prefix)) {
      const size = await fileSize(offer, join(root, key));
      if (size !== undefined) yield { key, size };
    }
  }
}

export async function* listFolders(offer: string, root: string, prefix: string): AsyncGenerator<string> {
  for (const entry of await sortedEntries(offer, root, prefix)) if (entry.isDirectory()) yield entry.name;
}

/**
 * Entries of a directory in the order that their keys have: a folder sorts with the `/` that follows its name. What no
 * key can name is not ours (`lost+found`, `.DS_Store`).
 */
async function sortedEntries(offer: string, root: string, directory: string): Promise<readonly Dirent[]> {
  const entries = await readDirectory(offer, root, directory);
  const keyed = entries
    .filter(({ name }) => isKeySegment(name) && (directory !== '' || name !== UNFINISHED_DIRECTORY))
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

async function readDirectory(offer: string, root: string, directory: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(prefixPath(root, directory), { withFileTypes: true });
  } catch (error) {
    if (directory === '' || !hasErrno(error, 'ENOENT', 'ENOTDIR')) throw offerFailure(offer, error);
    // a folder that is not there is empty; an offer that is not there is not
    await stat(root).catch((lost: unknown) => Promise.reject(offerFailure(offer, lost)));
    return [];
  }
}

async function fileSize(offer: string, path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    // removed since the directory was read
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw offerFailure(offer, error);
  }
}

/** Removes the temporary files of a folder. */
export async function discardUnfinished(root: string, prefix: string): Promise<void> {
  const directory = join(root, UNFINISHED_DIRECTORY);
  const stem = unfinishedStem(prefix.replace(/\/$/, ''));
  const names = await readdir(directory).catch((error) => {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  });
  for (const name of names) if (name.startsWith(stem)) await rm(join(directory, name), { force: true });
}
