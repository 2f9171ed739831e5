import { type FileHandle, open, realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { chartrierError } from '@chartrier/messages';

/** A package that was on the server already, opened. */
export interface LocalPackage {
  /** Its real path, below the upload folder. */
  readonly path: string;
  readonly file: FileHandle;
}

/**
 * Opens a package by its path below the upload folder, as Vitam does for deposits too large to be sent. Links are
 * followed, and what they lead to must be below the folder too.
 *
 * @throws INGEST_LOCAL_UPLOAD_CLOSED (403), INGEST_LOCAL_UPLOAD_ESCAPE (400), INGEST_LOCAL_UPLOAD_FILE (404)
 */
export async function openLocalPackage(directory: string | undefined, path: string): Promise<LocalPackage> {
  if (directory === undefined) throw chartrierError('INGEST_LOCAL_UPLOAD_CLOSED');
  const escaping = () => chartrierError('INGEST_LOCAL_UPLOAD_ESCAPE', { path });
  if (path.includes('\0') || !isBelow(resolve(directory), resolve(directory, path))) throw escaping();
  try {
    const top = await realpath(directory);
    const real = await realpath(resolve(top, path));
    if (!isBelow(top, real)) throw escaping();
    const file = await open(real, 'r');
    if ((await file.stat()).isFile()) return { path: real, file };
    await file.close();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    throw chartrierError('INGEST_LOCAL_UPLOAD_FILE', { path, reason: cause.code ?? '' }, { cause });
  }
  throw chartrierError('INGEST_LOCAL_UPLOAD_FILE', { path, reason: 'EISDIR' });
}

function isBelow(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
