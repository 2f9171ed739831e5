import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { unsafeTextFault } from '../../../security/index.ts';
import type { ContentReader } from './content-reader.ts';
import { type EntryFault, type PackageEntry, PackageUnreadable } from './entry.ts';
import { decodeEntryName } from './entry-name.ts';
import { detectPackageFormat } from './package-format.ts';
import { entryLimitFault, type PackageLimits, refuseBeyondLimits } from './package-limits.ts';
import { zipContent } from './zip-content.ts';
import { nameBytes, packageEntry, packingFault, unreadableName, zipDirectory } from './zip-directory.ts';

/** A file or a folder of a tree in a ZIP: its name may hold whatever people write. */
export interface TreeEntry extends PackageEntry {
  readonly folder: boolean;
  /** The name's bytes are not UTF-8: it is what they look like. */
  readonly guessedFrom?: Buffer;
}

export interface OpenTree {
  /** In the order of the directory. @throws PackageUnreadable */
  entries(): AsyncGenerator<TreeEntry>;
  /** A reader for files taken in the order of their offsets. */
  content(): ContentReader;
  close(): Promise<void>;
}

/**
 * Opens a ZIP of a tree of files, with the refusals of a deposit's package but those of names: a deposit's are bound to
 * ASCII, those of a tree are titles.
 *
 * @throws PackageUnreadable NOT_A_PACKAGE when it is no ZIP
 */
export async function openTree(path: string, limits: PackageLimits): Promise<OpenTree> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (detectPackageFormat(handle.fd, size) !== 'zip') throw new PackageUnreadable('NOT_A_PACKAGE', 'zip');
    return {
      entries: () => treeEntries(handle, size, limits),
      content: () => zipContent(handle, size),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* treeEntries(
  handle: FileHandle,
  size: number,
  limits: PackageLimits,
): AsyncGenerator<TreeEntry> {
  let ordinal = 0;
  let bytes = 0;
  for await (const entry of zipDirectory(handle, size, limits)) {
    const written = nameBytes(entry);
    const path = decodeEntryName(written);
    const folder = path.endsWith('/');
    const name = folder ? path.slice(0, -1) : path;
    const guessed = Buffer.compare(Buffer.from(path), written) !== 0;
    const packing = folder ? undefined : packingFault(entry);
    const fault = packing ?? checkTreePath(name) ?? unreadableName(entry, name);
    const read = packageEntry(entry, { ordinal, name, fault });
    const limit = fault ?? entryLimitFault(read, limits.maxEntryBytes, limits);
    bytes += read.size;
    refuseBeyondLimits(bytes, size, limits);
    yield {
      ...read,
      folder,
      ...(limit === undefined ? {} : { fault: limit }),
      // the reader uses its buffer again
      ...(guessed ? { guessedFrom: Buffer.from(written) } : {}),
    };
    ordinal += 1;
  }
}

/** What is wrong with a path of a tree: it is relative, with `/` between names of which none is empty, `.` or `..`. */
export function checkTreePath(path: string): EntryFault | undefined {
  const parts = path.split(/[/\\]/);
  if (parts.includes('..') || path.startsWith('/') || path.startsWith('\\') || /^[a-zA-Z]:[/\\]/.test(path)) {
    return { code: 'TRAVERSAL' };
  }
  if (path.includes('\\')) return { code: 'SEPARATOR_BACKSLASH' };
  const empty = parts.find((part) => part.trim() === '' || part === '.');
  if (empty !== undefined) return { code: 'NAME_NOT_ALLOWED', detail: empty };
  const unsafe = unsafeTextFault(path) !== undefined || /[\r\n\t]/.test(path);
  return unsafe ? { code: 'NAME_NOT_ALLOWED', detail: path } : undefined;
}
