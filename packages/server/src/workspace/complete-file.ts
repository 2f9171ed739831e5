import { type FileHandle, open, rename } from 'node:fs/promises';
import type { BlockHash } from './hash-thread.ts';
import { syncParents } from './receive-file.ts';
import type { ReceivedFile } from './workspace.ts';
import { hasErrno } from './workspace-failure.ts';

const BLOCK_BYTES = 1024 * 1024;
/** One block is read while the other is hashed. */
const BLOCKS = 2;

export interface CompleteTarget {
  readonly directory: string;
  /** The file while its pieces come. */
  readonly part: string;
  readonly path: string;
}

/**
 * Reads a file that came in pieces back from the disk to hash it, then gives it its name. A crash in between leaves one name
 * or the other: done again, it ends the same. Answers nothing when there is neither.
 */
export async function completeFile(
  { directory, part, path }: CompleteTarget,
  beginHash: () => BlockHash,
): Promise<ReceivedFile | undefined> {
  const named = await openIfThere(part);
  const file = named ?? (await openIfThere(path));
  if (file === undefined) return undefined;
  let received: ReceivedFile;
  try {
    received = await hashFile(file, beginHash());
  } finally {
    await file.close();
  }
  if (named !== undefined) await rename(part, path);
  await syncParents(path, directory);
  return received;
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function hashFile(file: FileHandle, hashing: BlockHash): Promise<ReceivedFile> {
  const blocks = Array.from({ length: BLOCKS }, () => ({
    bytes: Buffer.from(new SharedArrayBuffer(BLOCK_BYTES)),
    free: Promise.resolve(),
  }));
  let size = 0;
  let whole = false;
  try {
    while (!whole)
      for (const block of blocks) {
        await block.free;
        const { bytesRead } = await file.read(block.bytes, 0, BLOCK_BYTES, size);
        if (bytesRead === 0) {
          whole = true;
          break;
        }
        size += bytesRead;
        block.free = hashing.update(block.bytes.subarray(0, bytesRead));
        // told to whoever takes the block again, or at the end
        block.free.catch(() => undefined);
      }
    for (const { free } of blocks) await free;
    return { size, sha512: await hashing.digest() };
  } catch (error) {
    hashing.drop();
    throw error;
  }
}
