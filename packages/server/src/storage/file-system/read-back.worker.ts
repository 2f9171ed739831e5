import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/**
 * Reads a file from its disk and hashes it. `O_DIRECT` goes past the page cache, which would only give back what was
 * just written to it; its buffer must begin on a page, as WebAssembly memory does. Where the file system has no
 * `O_DIRECT` (tmpfs, macOS …) the file is read as usual.
 *
 * This file imports nothing of ours: a thread starts quickly and holds little.
 */
/** What of the standard this file needs; Node's types leave it to the browser's. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const CHUNK = 4 * 2 ** 20;
const WASM_PAGE = 2 ** 16;
const memory = Buffer.from(new WebAssembly.Memory({ initial: CHUNK / WASM_PAGE }).buffer);

export interface ReadBackRequest {
  readonly id: number;
  readonly path: string;
}

export type ReadBackAnswer = { readonly id: number } & (
  | { readonly size: number; readonly sha512: string; readonly direct: boolean }
  | { readonly error: { readonly message: string; readonly code: string } }
);

function digestOf(path: string, flags: number): { readonly size: number; readonly sha512: string } {
  const file = openSync(path, flags);
  try {
    const digest = createHash('sha512');
    let size = 0;
    for (;;) {
      const read = readSync(file, memory, 0, CHUNK, size);
      if (read === 0) break;
      digest.update(memory.subarray(0, read));
      size += read;
    }
    return { size, sha512: digest.digest('hex') };
  } finally {
    closeSync(file);
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function readBack(path: string) {
  if (constants.O_DIRECT !== undefined) {
    try {
      return { ...digestOf(path, constants.O_RDONLY | constants.O_DIRECT), direct: true };
    } catch (error) {
      if (errnoOf(error) !== 'EINVAL') throw error;
    }
  }
  return { ...digestOf(path, constants.O_RDONLY), direct: false };
}

parentPort?.on('message', ({ id, path }: ReadBackRequest) => {
  let answer: ReadBackAnswer;
  try {
    answer = { id, ...readBack(path) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer = { id, error: { message, code: errnoOf(error) } };
  }
  parentPort?.postMessage(answer);
});
