import type { FileHandle } from 'node:fs/promises';

const STEP_BYTES = 1024 * 1024;

/** A part of a file, by steps of 1 MiB; each step is a buffer of its own, for consumers that keep it. */
export async function* readRange(handle: FileHandle, offset: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const buffer = Buffer.allocUnsafe(Math.min(STEP_BYTES, length - done));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset + done);
    if (bytesRead === 0) return;
    yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
    done += bytesRead;
  }
}
