import { constants, type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { syncParents } from './receive-file.ts';
import { watchSource } from './watch-source.ts';
import type { AppendOptions } from './workspace.ts';

/** Chunks are gathered into blocks of this size: a network gives them small. */
const BLOCK_BYTES = 512 * 1024;
/** What arrived is made durable after so many bytes, or so long: a killed server loses no more of it. */
const DURABLE_BYTES = 8 * 1024 * 1024;
const DURABLE_MILLISECONDS = 2_000;

export interface AppendTarget {
  readonly directory: string;
  readonly path: string;
}

/**
 * Writes what a source brings at the end of what is durable of a file. Bytes are told only once the disk has them (write,
 * then fdatasync): whoever is told an offset may forget what came before it.
 *
 * @throws WORKSPACE_FILE_TOO_LARGE, WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, after what came is durable and told
 */
export async function appendToFile(
  { directory, path }: AppendTarget,
  source: Readable,
  options: AppendOptions,
): Promise<void> {
  const { offset, mayWrite } = options;
  await mayWrite();
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT);
  try {
    const { size } = await file.stat();
    if (size < offset) throw new Error(`${size} bytes are left of ${offset} that were durable`);
    if (size > offset) await file.truncate(offset);
    await syncParents(path, directory);
    await writePieces(file, source, options);
  } finally {
    await file.close();
  }
}

async function writePieces(
  file: FileHandle,
  source: Readable,
  { offset, maxBytes, slowest, mayWrite, onDurable }: AppendOptions,
): Promise<void> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  let used = 0;
  let written = offset;
  let durable = offset;
  let durableAt = performance.now();

  async function write(): Promise<void> {
    if (used === 0) return;
    await mayWrite();
    for (let done = 0; done < used; )
      done += (await file.write(block, done, used - done, written + done)).bytesWritten;
    written += used;
    used = 0;
  }

  async function makeDurable(): Promise<void> {
    await write();
    durableAt = performance.now();
    if (written === durable) return;
    await file.datasync();
    durable = written;
    await onDurable(durable);
  }

  try {
    for await (const chunk of watchSource(source, () => written + used, slowest)) {
      if (written + used + chunk.length > maxBytes)
        throw chartrierError('WORKSPACE_FILE_TOO_LARGE', { limit: maxBytes });
      for (let from = 0; from < chunk.length; ) {
        const taken = chunk.copy(block, used, from);
        used += taken;
        from += taken;
        if (used === BLOCK_BYTES) await write();
      }
      const due = performance.now() - durableAt >= DURABLE_MILLISECONDS;
      if (due || written - durable >= DURABLE_BYTES) await makeDurable();
    }
  } finally {
    await makeDurable();
  }
}
