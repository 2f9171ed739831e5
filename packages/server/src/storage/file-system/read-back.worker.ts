import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/*
 * Reads a file from its disk and hashes it, beside copies of it that are compared byte for byte. `O_DIRECT` goes past the
 * page cache, which would only give back what was just written to it; its buffer must begin on a page, as WebAssembly
 * memory does. Where the file system has no `O_DIRECT` (tmpfs, macOS …) the file is read as usual.
 *
 * This file imports nothing of ours: a thread starts quickly and holds little.
 */

/** What of the standard this file needs; Node's types leave it to the browser's. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const CHUNK = 4 * 2 ** 20;
const WASM_PAGE = 2 ** 16;
/** One for the file that is hashed, one for those that are compared with it, made when they are needed. */
const memories: Buffer[] = [];

function memory(place: 0 | 1): Buffer {
  const made = memories[place] ?? Buffer.from(new WebAssembly.Memory({ initial: CHUNK / WASM_PAGE }).buffer);
  memories[place] = made;
  return made;
}

export interface ReadBackRequest {
  readonly id: number;
  readonly path: string;
  /** Files that must be the same. */
  readonly copies: readonly string[];
}

export type ReadBackAnswer = { readonly id: number } & (
  | {
      readonly size: number;
      readonly sha512: string;
      readonly direct: boolean;
      /** Places among the copies of those that differ. */
      readonly different: readonly number[];
    }
  | {
      readonly error: {
        readonly message: string;
        readonly code: string;
        /** Place among the copies of the one that cannot be read; absent: the file itself. */
        readonly copy?: number;
      };
    }
);

/** A file that is being read from its beginning. */
interface Opened {
  readonly read: (into: Buffer, position: number) => number;
  readonly close: () => void;
  readonly isDirect: () => boolean;
}

/** A failure, with the copy that it is of. */
class CopyFailure extends Error {
  readonly copy: number;

  constructor(copy: number, cause: unknown) {
    super('a copy cannot be read', { cause });
    this.copy = copy;
  }
}

/** Past the page cache, unless the file system refuses that: when the file is opened, or when it is first read. */
function openFile(path: string): Opened {
  let direct = constants.O_DIRECT !== undefined;
  const orUsual = (work: () => number): number => {
    try {
      return work();
    } catch (error) {
      if (!direct || errnoOf(error) !== 'EINVAL') throw error;
      direct = false;
      return work();
    }
  };
  const open = (): number =>
    openSync(path, direct ? constants.O_RDONLY | constants.O_DIRECT : constants.O_RDONLY);
  let file = orUsual(open);
  let wasDirect = direct;
  return {
    read: (into, position) =>
      orUsual(() => {
        if (wasDirect && !direct) {
          closeSync(file);
          file = open();
          wasDirect = false;
        }
        return readSync(file, into, 0, CHUNK, position);
      }),
    close: () => closeSync(file),
    isDirect: () => direct,
  };
}

function ofCopy<T>(copy: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CopyFailure(copy, error);
  }
}

function readBack(path: string, copies: readonly string[]) {
  const opened: Opened[] = [];
  try {
    const file = openFile(path);
    opened.push(file);
    for (const [place, copy] of copies.entries()) opened.push(ofCopy(place, () => openFile(copy)));
    const beside = opened.slice(1);
    const different = new Set<number>();
    const digest = createHash('sha512');
    let size = 0;
    for (;;) {
      const read = file.read(memory(0), size);
      const bytes = memory(0).subarray(0, read);
      for (const [place, copy] of beside.entries()) {
        if (different.has(place)) continue;
        // At the end of the file too: a copy may be longer.
        const same = ofCopy(place, () => copy.read(memory(1), size));
        if (same !== read || bytes.compare(memory(1), 0, same) !== 0) different.add(place);
      }
      if (read === 0) break;
      digest.update(bytes);
      size += read;
    }
    return { size, sha512: digest.digest('hex'), direct: file.isDirect(), different: [...different] };
  } finally {
    for (const { close } of opened) close();
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

parentPort?.on('message', ({ id, path, copies }: ReadBackRequest) => {
  let answer: ReadBackAnswer;
  try {
    answer = { id, ...readBack(path, copies) };
  } catch (thrown) {
    const error = thrown instanceof CopyFailure ? thrown.cause : thrown;
    const message = error instanceof Error ? error.message : String(error);
    const copy = thrown instanceof CopyFailure ? { copy: thrown.copy } : {};
    answer = { id, error: { message, code: errnoOf(error), ...copy } };
  }
  parentPort?.postMessage(answer);
});
