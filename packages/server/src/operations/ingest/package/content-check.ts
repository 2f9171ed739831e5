import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { EntryFaultCode, PackageEntry } from './entry.ts';

/** An entry's bytes are not what the package's directory says. */
export class ContentFault extends Error {
  readonly code: EntryFaultCode;
  readonly detail: string;

  constructor(code: EntryFaultCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'ContentFault';
    this.code = code;
    this.detail = detail;
  }
}

/** @throws ContentFault when the size or the CRC-32 differs from the directory's. */
export function checkWhole(entry: PackageEntry, bytes: Buffer): void {
  if (bytes.length !== entry.size) throw new ContentFault('CORRUPTED', `${bytes.length} ≠ ${entry.size}`);
  if (entry.crc32 !== undefined && crc32(bytes) !== entry.crc32)
    throw new ContentFault('CORRUPTED', 'CRC-32');
}

/** The same check on bytes that pass; it stops as soon as there are more of them than the directory says. */
export function checkedStream(entry: PackageEntry, source: AsyncIterable<Buffer>): Readable {
  return Readable.from(check(entry, source), { objectMode: false });
}

async function* check(entry: PackageEntry, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > entry.size) throw new ContentFault('CORRUPTED', `> ${entry.size}`);
      if (entry.crc32 !== undefined) sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (isInflateError(error)) throw new ContentFault('CORRUPTED', error.message, { cause: error });
    throw error;
  }
  if (size !== entry.size) throw new ContentFault('CORRUPTED', `${size} ≠ ${entry.size}`);
  if (entry.crc32 !== undefined && sum !== entry.crc32) throw new ContentFault('CORRUPTED', 'CRC-32');
}

/** zlib's own errors (Z_DATA_ERROR, Z_BUF_ERROR …), not those of the disk. */
export function isInflateError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
