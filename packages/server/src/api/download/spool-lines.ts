import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Workspace, workspaceFailure } from '../../workspace/index.ts';

/** An answer that stays in memory up to this size; beyond it is on disk. */
const SPOOL_MEMORY_BYTES = 2 * 2 ** 20;

/** JSON Lines that are whole: their number and size are known before the first byte leaves. */
export interface SpooledLines {
  readonly lines: number;
  readonly size: number;
  /** To be read to its end or destroyed: what holds the lines goes with it. */
  readonly stream: Readable;
}

/**
 * Writes documents as JSON Lines, in memory while they are few, then in a file of the workspace which has no name any
 * more once open: nothing is left of it, whatever happens. What gives the documents (a snapshot of the database) is let
 * go before the caller, who may be slow, reads the first line.
 *
 * @throws WORKSPACE_FULL, WORKSPACE_UNAVAILABLE, and what `batches` throws
 */
export async function spoolLines(
  workspace: Workspace,
  requestId: string,
  batches: AsyncIterable<readonly object[]>,
): Promise<SpooledLines> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let size = 0;
  let lines = 0;
  let file: FileHandle | undefined;
  try {
    for await (const batch of batches) {
      if (batch.length === 0) continue;
      const bytes = Buffer.from(batch.map((document) => `${JSON.stringify(document)}\n`).join(''));
      pending.push(bytes);
      pendingBytes += bytes.length;
      size += bytes.length;
      lines += batch.length;
      if (pendingBytes <= SPOOL_MEMORY_BYTES) continue;
      file ??= await openNameless(workspace, requestId);
      await write(file, pending);
      pending = [];
      pendingBytes = 0;
    }
    if (file === undefined) return { lines, size, stream: Readable.from(pending) };
    await write(file, pending);
    return { lines, size, stream: file.createReadStream({ start: 0 }) };
  } catch (error) {
    await file?.close();
    throw error;
  }
}

async function write(file: FileHandle, parts: readonly Buffer[]): Promise<void> {
  if (parts.length === 0) return;
  try {
    // whole, whatever the system takes at once
    for (const part of parts) await file.writeFile(part);
  } catch (error) {
    throw workspaceFailure('streams', error);
  }
}

async function openNameless(workspace: Workspace, requestId: string): Promise<FileHandle> {
  const folder = await workspace.scratch(requestId);
  const file = await open(join(folder, 'lines'), 'wx+');
  await workspace.remove(requestId);
  return file;
}
