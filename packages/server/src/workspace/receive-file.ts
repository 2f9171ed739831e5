import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { BlockHash } from './hash-thread.ts';
import { removeEmptyFolders } from './remove-empty-folders.ts';
import { watchSource } from './watch-source.ts';
import type { ReceivedFile, ReceiveOptions } from './workspace.ts';
import { workspaceFailure } from './workspace-failure.ts';
import { writeReceived } from './write-received.ts';

/** How the name of a file ends while it is received. */
export const UNFINISHED = '.part';

export interface ReceiveTarget {
  readonly directory: string;
  readonly operationId: string;
  readonly name: string;
  readonly path: string;
}

/**
 * Writes a stream under a temporary name, hashing it, syncs it, and gives it its name. Whatever goes wrong, nothing is
 * left under the name. The source is not closed: its giver may still answer on its connection.
 *
 * @throws WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, WORKSPACE_FILE_TOO_LARGE, WORKSPACE_FILE_TAKEN, WORKSPACE_FULL,
 *   WORKSPACE_UNAVAILABLE
 */
export async function receiveFile(
  target: ReceiveTarget,
  source: Readable,
  options: ReceiveOptions,
  beginHash: () => BlockHash,
): Promise<ReceivedFile> {
  const { path, directory, operationId, name } = target;
  const temporary = `${path}.${randomBytes(8).toString('hex')}${UNFINISHED}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    if (await exists(path)) throw chartrierError('WORKSPACE_FILE_TAKEN', { operation: operationId, name });
    const file = await open(temporary, 'wx');
    let received: ReceivedFile;
    try {
      received = await writeReceived(file, arriving(source, options), beginHash);
      await file.datasync();
    } finally {
      await file.close();
    }
    await link(temporary, path);
    await unlink(temporary);
    await syncParents(path, directory);
    return received;
  } catch (error) {
    // what is told is why it failed, not what clearing away met; the sweep of the workspace takes what stays
    await rm(temporary, { force: true }).catch(() => undefined);
    await removeEmptyFolders(dirname(path), directory).catch(() => undefined);
    throw workspaceFailure(directory, error);
  }
}

/** What a source brings, told and bounded as it arrives. */
async function* arriving(
  source: Readable,
  { maxBytes, slowest, onProgress }: ReceiveOptions,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of watchSource(source, () => size, slowest)) {
    size += chunk.length;
    if (size > maxBytes) throw chartrierError('WORKSPACE_FILE_TOO_LARGE', { limit: maxBytes });
    yield chunk;
    onProgress?.(size);
  }
}

/** Makes a file's name durable, and those of the folders that may have been made for it, the workspace's own too. */
export async function syncParents(path: string, top: string): Promise<void> {
  const last = dirname(top);
  for (let directory = dirname(path); directory.length >= last.length; directory = dirname(directory)) {
    const handle = await open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    // one that cannot be looked at is met again, and told, when it is written
    return false;
  }
}
