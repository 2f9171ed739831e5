import type { FileHandle } from 'node:fs/promises';
import { checkedStream, checkWhole } from './content-check.ts';
import type { ContentReader } from './content-reader.ts';
import { fileWindow, WINDOW_BYTES } from './file-window.ts';
import { readRange } from './read-range.ts';

/** The bytes of a tar's files, which lie as they are. */
export function tarContent(handle: FileHandle, size: number): ContentReader {
  const window = fileWindow(handle, size);
  return {
    async whole(entry) {
      const bytes =
        entry.size <= WINDOW_BYTES
          ? await window.at(entry.offset, entry.size)
          : Buffer.concat(await Array.fromAsync(readRange(handle, entry.offset, entry.size)));
      checkWhole(entry, bytes);
      return bytes;
    },
    async stream(entry) {
      return checkedStream(entry, readRange(handle, entry.offset, entry.size));
    },
  };
}
