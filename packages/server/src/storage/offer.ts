import type { Readable } from 'node:stream';

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

export interface OfferEntry {
  readonly key: string;
  readonly size: number;
}

/** What a file must be: its size and its SHA-512 in hexadecimal. */
export interface FileDigest {
  readonly size: number;
  readonly sha512: string;
}

/** A key that is being written, when digest and size are known at its end only. */
export interface OfferWriter {
  /** Appends; the chunk may be reused once this resolves. Several calls may be under way. */
  write(chunk: Buffer): Promise<void>;
  /** Makes the bytes durable and gives them their key, all at once, as `put` does. */
  finish(expected: FileDigest): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

/**
 * A place that keeps bytes under keys. A key is written once: `put` is atomic (whole or absent), durable when it
 * resolves, and verified against `sha512` (hex) by the offer; the same key with the same digest is accepted again,
 * with another digest it is refused (OFFER_KEY_TAKEN). Nothing else than these verbs is asked of a storage.
 *
 * A storage that does not answer is OFFER_UNAVAILABLE, one without room is OFFER_FULL. A write that could not be made
 * durable leaves no key, and its bytes are never tried again: they are written anew.
 */
export interface Offer {
  readonly id: string;
  put(key: string, source: Readable | Buffer, sha512: string, size: number): Promise<void>;
  /** Begins a key whose digest is not known yet. */
  open(key: string): Promise<OfferWriter>;
  /**
   * Reads a key back from the storage itself, past caches where it can, and compares it with what was written.
   * @throws OFFER_CORRUPTED, OFFER_KEY_ABSENT
   */
  verify(key: string, expected: FileDigest): Promise<void>;
  /**
   * Verifies a key here, and on those of the others that this offer can read too: one is hashed, the others are compared
   * with it byte for byte, which is as sure and takes a tenth of the time. Answers those that it cannot read. Absent: none.
   * @throws OFFER_CORRUPTED, OFFER_KEY_ABSENT of the offer that is at fault
   */
  verifyWith?(key: string, expected: FileDigest, others: readonly Offer[]): Promise<readonly Offer[]>;
  /** Where a key lies on this machine; absent when the storage is elsewhere. */
  pathOf?(key: string): string;
  /** The bytes of a key, or of a part of it. Refuses an absent key (OFFER_KEY_ABSENT). */
  get(key: string, range?: ByteRange): Promise<Readable>;
  stat(key: string): Promise<OfferEntry | undefined>;
  /** Entries under a prefix, in the order of their keys. */
  list(prefix: string): AsyncIterable<OfferEntry>;
  /** Names of the folders right under a prefix (empty, or ending with `/`), in order. */
  folders(prefix: string): AsyncIterable<string>;
  /** An absent key is not an error. */
  remove(key: string): Promise<void>;
  /** Removes what writes that were cut off left under a prefix (temporary files, parts), never a key. */
  discardUnfinished(prefix: string): Promise<void>;
  /** Whether nothing was ever written here: no key, or a place that is not made yet. */
  isNew(): Promise<boolean>;
  /** Usable bytes left, or undefined when the storage cannot tell. */
  usableSpace(): Promise<number | undefined>;
  /** Gives back what the adapter holds (threads, connections). */
  close(): Promise<void>;
}
