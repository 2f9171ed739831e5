import { existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ContentReader } from './content-reader.ts';
import { type PackageEntry, PackageUnreadable } from './entry.ts';
import { expandTar } from './expand-tar.ts';
import { detectPackageFormat, type PackageFormat } from './package-format.ts';
import type { PackageLimits } from './package-limits.ts';
import { tarContent } from './tar-content.ts';
import { tarEntries } from './tar-entries.ts';
import { zipContent } from './zip-content.ts';
import { zipEntries } from './zip-directory.ts';

/** Entries up to this size are read whole, by the thousand; larger ones are streamed. */
export const SMALL_ENTRY_BYTES = 1024 * 1024;

export interface OpenPackage {
  readonly format: PackageFormat;
  /** In the order of the directory. @throws PackageUnreadable */
  entries(): AsyncGenerator<PackageEntry>;
  /** A reader for entries taken in the order of their offsets. */
  content(): ContentReader;
  close(): Promise<void>;
}

/**
 * Opens a deposit's package by its content. `expandedPath` is where the plain form of a compressed tar is made, and
 * found again after an interruption.
 * @throws PackageUnreadable NOT_A_PACKAGE when it is none of zip, tar, tar.gz, tar.bz2; DAMAGED when it cannot be read.
 */
export async function openPackage(
  path: string,
  expandedPath: string,
  limits: PackageLimits,
): Promise<OpenPackage> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const format = detectPackageFormat(handle.fd, size);
    if (format === undefined) throw new PackageUnreadable('NOT_A_PACKAGE', path);
    if (format === 'zip') return zipPackage(handle, size, limits);
    if (format === 'tar') return tarPackage(handle, size, format, limits);
    if (!existsSync(expandedPath)) await expandTar(path, format, expandedPath, limits);
    await handle.close();
    const expanded = await open(expandedPath, 'r');
    return tarPackage(expanded, (await expanded.stat()).size, format, limits);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function zipPackage(handle: FileHandle, size: number, limits: PackageLimits): OpenPackage {
  return {
    format: 'zip',
    entries: () => zipEntries(handle, size, limits),
    content: () => zipContent(handle, size),
    close: () => handle.close(),
  };
}

function tarPackage(
  handle: FileHandle,
  size: number,
  format: PackageFormat,
  limits: PackageLimits,
): OpenPackage {
  return {
    format,
    entries: () => tarEntries(handle, size, limits),
    content: () => tarContent(handle, size),
    close: () => handle.close(),
  };
}
