import type { Readable } from 'node:stream';
import type { Line, PreparedFile, Roots } from '@chartrier/offer-format';
import type { ObjectLocation } from './object-location.ts';

/** An object whose bytes are in memory already; they may be reused once `addObjects` has answered. */
export interface ObjectInMemory {
  readonly id: string;
  readonly bytes: Buffer;
}

/** An object that is read straight into the pack's buffer. */
export interface ObjectToRead {
  readonly id: string;
  readonly size: number;
  /** Fills `target` with the object's bytes from `position` on. */
  readonly read: (target: Buffer, position: number) => Promise<void>;
}

export interface OpenFolder {
  readonly tenant: number;
  readonly operationId: string;
  /** The operation row's creation date: the folder's place in the calendar (UTC). */
  readonly createdAt: Date;
  /** The operation row's attempt, greater at each take-over: keys carry it. */
  readonly attempt: number;
  /**
   * Files sealed by earlier attempts, that the database remembers (a checkpoint): they stay and become part of the
   * folder. Whatever else earlier attempts left is removed.
   */
  readonly kept?: readonly PreparedFile[];
}

export interface Prepared {
  /** SHA-512 of `prepared.json`: what the chain of commits seals. */
  readonly digest: string;
  readonly files: readonly PreparedFile[];
  readonly roots: Roots;
}

/**
 * The folder that an operation is writing on its offers. Objects are added one call after the other, lines too; the two
 * may go on side by side. `checkpoint`, `beginCheckpoint` and `prepare` come when nothing else is under way. Once a call has thrown the
 * attempt is over: the folder takes nothing any more (OFFER_FOLDER_CLOSED).
 *
 * Any call may throw OFFER_UNAVAILABLE, OFFER_FULL or OFFER_CORRUPTED (FATAL, resumable with the next attempt) or
 * OFFER_ATTEMPT_SUPERSEDED (another attempt owns the folder by now).
 */
export interface OperationFolder {
  readonly tenant: number;
  readonly operationId: string;
  readonly attempt: number;
  /** `<tenant>/<yyyy>/<mm>/<dd>/<operation id>/` */
  readonly prefix: string;
  /** Adds an object of any size. @throws OBJECT_SIZE_DIFFERS when the source does not give `size` bytes. */
  addObject(id: string, size: number, source: Readable, strategy?: string): Promise<ObjectLocation>;
  /** Adds many objects: each is read once, hashed once, and goes to all offers at once. The fast way. */
  addObjects(
    batch: readonly (ObjectInMemory | ObjectToRead)[],
    strategy?: string,
  ): Promise<readonly ObjectLocation[]>;
  addLine(line: Line, strategy?: string): Promise<void>;
  addLines(lines: Iterable<Line> | AsyncIterable<Line>, strategy?: string): Promise<void>;
  /** Adds a paper of the operation: `manifest.xml`, `reports/<name>`, `files/<name>`, `proof/<name>`. */
  addFile(name: string, content: Readable | Buffer): Promise<void>;
  /** Seals what was added so far: durable and read back when it answers. Locations given before are sure from now. */
  checkpoint(): Promise<readonly PreparedFile[]>;
  /** The same behind what is added next: `sealed` answers what was added before, once it is durable and read back. */
  beginCheckpoint(): Promise<{ readonly sealed: Promise<readonly PreparedFile[]> }>;
  /** Seals everything and writes `prepared.json`. Nothing can be added afterwards. */
  prepare(): Promise<Prepared>;
  /**
   * Closes what is open and gives the memory back. What was sealed stays until the next attempt, or the end of the
   * operation, removes it.
   */
  abandon(): Promise<void>;
}
