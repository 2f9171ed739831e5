import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSignatures, SignatureFileError, type Signatures, saveSignatures } from '@chartrier/pronom';

/**
 * Compiled signatures in a file of the cache, or made and put there: they load several times faster than the XML compiles.
 * A file that is cut, or of another version of this software, is made again. A cache that cannot be written is not used.
 *
 * @param name tells the signature files apart: their digests
 */
export async function keptSignatures(
  directory: string | undefined,
  name: string,
  compile: () => Promise<Signatures>,
): Promise<Uint8Array> {
  if (directory === undefined) return saveSignatures(await compile());
  const path = join(directory, `${name}.signatures`);
  const kept = await readKept(path);
  if (kept !== undefined) return kept;
  const made = saveSignatures(await compile());
  const temporary = `${path}.${process.pid}`;
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(temporary, made);
    await rename(temporary, path);
  } catch (error) {
    // Read-only or full: compiling takes less than a second, at each start.
    if (!isSystemError(error)) throw error;
  }
  return made;
}

async function readKept(path: string): Promise<Uint8Array | undefined> {
  try {
    const kept = await readFile(path);
    loadSignatures(kept);
    return kept;
  } catch (error) {
    if (error instanceof SignatureFileError || isSystemError(error)) return undefined;
    throw error;
  }
}

/** The disk says no: it is only a cache. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
