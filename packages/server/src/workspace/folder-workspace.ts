import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { appendToFile } from './append-to-file.ts';
import { completeFile } from './complete-file.ts';
import { discardUnfinished } from './discard-unfinished.ts';
import { createHashThread } from './hash-thread.ts';
import { receiveFile } from './receive-file.ts';
import type { Workspace } from './workspace.ts';
import { hasErrno, workspaceFailure } from './workspace-failure.ts';

/** An operation's folder for what it unpacks; no file's name begins so. */
const SCRATCH = 'scratch';
const OPERATION_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const READ_CHUNK = 2 ** 20;

/** A workspace that is a folder of this machine; made when absent. */
export function createFolderWorkspace(path: string): Workspace {
  const directory = resolve(path);
  const hashThread = createHashThread();

  function folderOf(operationId: string): string {
    if (!OPERATION_ID.test(operationId))
      throw chartrierError('WORKSPACE_NAME_INVALID', { name: operationId });
    return join(directory, operationId);
  }

  function fileOf(operationId: string, name: string): string {
    const segments = name.split('/');
    if (segments[0] === SCRATCH || !segments.every((segment) => SEGMENT.test(segment)))
      throw chartrierError('WORKSPACE_NAME_INVALID', { name });
    return join(folderOf(operationId), ...segments);
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw workspaceFailure(directory, error);
    }
  }

  async function size(operationId: string, name: string): Promise<number | undefined> {
    try {
      const entry = await stat(fileOf(operationId, name));
      return entry.isFile() ? entry.size : undefined;
    } catch (error) {
      if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw workspaceFailure(directory, error);
    }
  }

  async function present(operationId: string, name: string): Promise<string> {
    if ((await size(operationId, name)) === undefined)
      throw chartrierError('WORKSPACE_FILE_ABSENT', { operation: operationId, name });
    return fileOf(operationId, name);
  }

  return {
    receive: async (operationId, name, source, options) =>
      receiveFile(
        { directory, operationId, name, path: fileOf(operationId, name) },
        source,
        options,
        hashThread.begin,
      ),
    async append(operationId, name, source, options) {
      if (options.offset > 0) await present(operationId, name);
      await guarded(() => appendToFile({ directory, path: fileOf(operationId, name) }, source, options));
    },
    async complete(operationId, partName, name) {
      const target = { directory, part: fileOf(operationId, partName), path: fileOf(operationId, name) };
      const received = await guarded(() => completeFile(target, hashThread.begin));
      if (received === undefined)
        throw chartrierError('WORKSPACE_FILE_ABSENT', { operation: operationId, name: partName });
      return received;
    },
    async read(operationId, name, range) {
      const file = await present(operationId, name);
      if (range?.length === 0) return Readable.from([], { objectMode: false });
      return await guarded(async () => readFrom(await open(file, 'r'), range));
    },
    localPath: present,
    scratch: (operationId) =>
      guarded(async () => {
        const folder = join(folderOf(operationId), SCRATCH);
        await mkdir(folder, { recursive: true });
        return folder;
      }),
    size,
    removeFile: (operationId, name) => guarded(() => rm(fileOf(operationId, name), { force: true })),
    remove: (operationId) => guarded(() => rm(folderOf(operationId), { recursive: true, force: true })),
    discardUnfinished: (before) => guarded(() => discardUnfinished(directory, before)),
    async *list() {
      const entries = await readdir(directory, { withFileTypes: true }).catch((error) => {
        if (hasErrno(error, 'ENOENT')) return [];
        throw workspaceFailure(directory, error);
      });
      for (const entry of entries) if (entry.isDirectory() && OPERATION_ID.test(entry.name)) yield entry.name;
    },
    usableSpace: () =>
      guarded(async () => {
        await mkdir(directory, { recursive: true });
        const { bavail, bsize } = await statfs(directory);
        return bavail * bsize;
      }),
  };
}

/** A file's bytes, by chunks no larger than what there is to read: a stream takes a whole chunk's memory for a small file too. */
async function readFrom(
  handle: FileHandle,
  range: { readonly offset: number; readonly length: number } | undefined,
): Promise<Readable> {
  const offset = range?.offset ?? 0;
  const { size } = await handle.stat();
  const length = Math.min(range?.length ?? size, size - offset);
  if (length <= 0) {
    await handle.close();
    return Readable.from([], { objectMode: false });
  }
  const highWaterMark = Math.min(READ_CHUNK, length);
  return handle.createReadStream({ start: offset, end: offset + length - 1, highWaterMark });
}
