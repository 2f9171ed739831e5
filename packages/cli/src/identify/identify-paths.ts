import { open, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createIdentifier, type Identification, type Identifier, type Signatures } from '@chartrier/pronom';

/** A file and what it is, or why it cannot be read. */
export interface IdentifiedFile {
  readonly path: string;
  readonly size: number;
  readonly modified: Date | undefined;
  readonly identification: Identification;
  readonly error?: string;
}

const NOTHING: Identification = { matches: [], warnings: [] };

/**
 * Identifies files, and all files of folders, in the order of their names. Symbolic links are followed when they are given,
 * not when they are met. A file that cannot be read is told, and the others go on.
 */
export async function* identifyPaths(
  paths: readonly string[],
  signatures: Signatures,
): AsyncGenerator<IdentifiedFile> {
  const identifier = createIdentifier(signatures);
  for (const path of paths) yield* identifyPath(path, identifier);
}

async function* identifyPath(path: string, identifier: Identifier): AsyncGenerator<IdentifiedFile> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield await identifyFile(path, identifier);
      return;
    }
  } catch (error) {
    yield unread(path, error);
    return;
  }
  yield* identifyFolder(path, identifier);
}

async function* identifyFolder(folder: string, identifier: Identifier): AsyncGenerator<IdentifiedFile> {
  let names: { readonly name: string; readonly isFolder: boolean }[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() || entry.isFile())
        names.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
  } catch (error) {
    yield unread(folder, error);
    return;
  }
  names = names.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (const { name, isFolder } of names) {
    if (isFolder) yield* identifyFolder(join(folder, name), identifier);
    else yield await identifyFile(join(folder, name), identifier);
  }
}

async function identifyFile(path: string, identifier: Identifier): Promise<IdentifiedFile> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtime: modified } = await file.stat();
      const read = async (offset: number, length: number) => {
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      };
      return { path, size, modified, identification: await identifier.identify({ size, read }, path) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return unread(path, error);
  }
}

function unread(path: string, error: unknown): IdentifiedFile {
  const message = error instanceof Error ? error.message : String(error);
  return { path, size: 0, modified: undefined, identification: NOTHING, error: message };
}
