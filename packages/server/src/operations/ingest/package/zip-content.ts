import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { ContentFault, checkedStream, checkWhole, isInflateError } from './content-check.ts';
import type { ContentReader } from './content-reader.ts';
import type { PackageEntry } from './entry.ts';
import { type FileWindow, fileWindow, WINDOW_BYTES } from './file-window.ts';
import { readRange } from './read-range.ts';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** The bytes of a ZIP's files: those asked for in the order of their offsets are read in large steps. */
export function zipContent(handle: FileHandle, size: number): ContentReader {
  const window = fileWindow(handle, size);
  return {
    async whole(entry) {
      const start = await dataStart(window, entry);
      const stored = await storedBytes(handle, window, start, entry.storedSize);
      if (stored.length < entry.storedSize) throw new ContentFault('CORRUPTED', 'truncated');
      const bytes = entry.compressed ? inflate(stored, entry.size) : stored;
      checkWhole(entry, bytes);
      return bytes;
    },
    async stream(entry) {
      const start = await dataStart(window, entry);
      const stored = Readable.from(readRange(handle, start, entry.storedSize), { objectMode: false });
      if (!entry.compressed) return checkedStream(entry, stored);
      // An error of either end reaches whoever reads the inflated bytes.
      return checkedStream(
        entry,
        pipeline(stored, createInflateRaw(), () => undefined),
      );
    },
  };
}

async function storedBytes(
  handle: FileHandle,
  window: FileWindow,
  start: number,
  length: number,
): Promise<Buffer> {
  if (length <= WINDOW_BYTES) return window.at(start, length);
  return Buffer.concat(await Array.fromAsync(readRange(handle, start, length)));
}

async function dataStart(window: FileWindow, entry: PackageEntry): Promise<number> {
  const header = await window.at(entry.offset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) {
    throw new ContentFault('CORRUPTED', 'no local header');
  }
  return entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function inflate(stored: Buffer, size: number): Buffer {
  try {
    // One byte more than declared: an entry that is larger than it says is told from one that is not.
    return inflateRawSync(stored, { maxOutputLength: size + 1 });
  } catch (error) {
    if (isInflateError(error) || error instanceof RangeError) {
      throw new ContentFault('CORRUPTED', error.message, { cause: error });
    }
    throw error;
  }
}
