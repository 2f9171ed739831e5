import { hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { BlockHash } from './hash-thread.ts';
import type { ReceivedFile } from './workspace.ts';

/** Chunks are gathered into blocks of this size: a network gives them small. One is filled while others are written. */
const BLOCK_BYTES = 512 * 1024;
const BLOCKS = 3;
/** The first is smaller, for most files are. */
const FIRST_BLOCK_BYTES = 64 * 1024;
/** What is written goes to the disk so many bytes at a time, while more arrives: the last sync has little left to do. */
const SYNC_BYTES = 64 * 1024 * 1024;

interface Block {
  /** Shared with the thread that hashes. */
  readonly bytes: Buffer;
  /** Until then its bytes are being written and hashed. */
  free: Promise<unknown>;
}

/** Writes what a source brings and hashes it, with a few blocks used in turn; the caller syncs the file. */
export async function writeReceived(
  file: FileHandle,
  source: AsyncIterable<Buffer>,
  beginHash: () => BlockHash,
): Promise<ReceivedFile> {
  const blocks: Block[] = [];
  let hashing: BlockHash | undefined;
  let used = 0;
  let written = 0;
  let turn = 0;
  let syncedAt = 0;
  let syncing: Promise<void> | undefined;

  async function nextBlock(): Promise<Block> {
    const place = turn % BLOCKS;
    const size = turn === 0 ? FIRST_BLOCK_BYTES : BLOCK_BYTES;
    await blocks[place]?.free;
    const known = blocks[place];
    const block = known !== undefined && known.bytes.length >= size ? known : newBlock(size);
    blocks[place] = block;
    return block;
  }

  function hand(block: Block): void {
    const full = block.bytes.subarray(0, used);
    hashing ??= beginHash();
    block.free = Promise.all([writeAll(file, full, written), hashing.update(full)]);
    // Told to whoever takes the block again, or at the end.
    block.free.catch(() => undefined);
    written += used;
    used = 0;
    turn += 1;
  }

  function syncBehind(): void {
    if (syncing !== undefined || written - syncedAt < SYNC_BYTES) return;
    syncedAt = written;
    syncing = file.datasync().finally(() => {
      syncing = undefined;
    });
    syncing.catch(() => undefined);
  }

  try {
    for await (const chunk of source) {
      for (let from = 0; from < chunk.length; ) {
        const block = await nextBlock();
        const taken = chunk.copy(block.bytes, used, from);
        used += taken;
        from += taken;
        if (used < block.bytes.length) continue;
        hand(block);
        syncBehind();
      }
    }
    const last = await nextBlock();
    if (hashing === undefined) {
      const bytes = last.bytes.subarray(0, used);
      await writeAll(file, bytes, 0);
      return { size: used, sha512: hash('sha512', bytes, 'hex') };
    }
    hand(last);
    await Promise.all(blocks.map(({ free }) => free));
    await syncing;
    const sha512 = await hashing.digest();
    hashing = undefined;
    return { size: written, sha512 };
  } finally {
    // Nothing is under way when the file is closed.
    await Promise.allSettled([...blocks.map(({ free }) => free), syncing]);
    hashing?.drop();
  }
}

function newBlock(size: number): Block {
  return { bytes: Buffer.from(new SharedArrayBuffer(size)), free: Promise.resolve() };
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
