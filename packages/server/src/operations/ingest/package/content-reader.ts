import type { Readable } from 'node:stream';
import type { PackageEntry } from './entry.ts';

/** Reads entries' bytes, checked against the directory (ContentFault). One reader is used by one consumer at a time. */
export interface ContentReader {
  /** All bytes of an entry, valid until the reader's next call. */
  whole(entry: PackageEntry): Promise<Buffer>;
  stream(entry: PackageEntry): Promise<Readable>;
}
