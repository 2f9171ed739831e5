import type { Readable } from 'node:stream';

/** A file received whole, durable, with its digest. */
export interface ReceivedFile {
  readonly size: number;
  readonly sha512: string;
}

/** How slow a source may be: so many bytes at least, each time it was waited for that long. */
export interface SlowestSource {
  readonly bytes: number;
  readonly windowMs: number;
}

export interface ReceiveOptions {
  /** @throws WORKSPACE_FILE_TOO_LARGE beyond; nothing is left. */
  readonly maxBytes: number;
  /** @throws WORKSPACE_UPLOAD_SLOW when a source brings less: nothing is left. */
  readonly slowest?: SlowestSource;
  /** Told how many bytes have arrived, as they do. */
  readonly onProgress?: (bytes: number) => void;
}

/** A piece of a file that comes in several. */
export interface AppendOptions {
  /** Where the piece begins: what is durable of the file so far. */
  readonly offset: number;
  /** @throws WORKSPACE_FILE_TOO_LARGE beyond, counted from the file's beginning. */
  readonly maxBytes: number;
  readonly slowest?: SlowestSource;
  /** Asked before bytes are written; rejects when the file is another's by now. */
  readonly mayWrite: () => Promise<void>;
  /** Told how much of the file is durable, as it grows and at the end. */
  readonly onDurable: (received: number) => Promise<void>;
}

/**
 * What is not archived yet, or not for long: one folder an operation, outside the offers. Names are relative paths
 * (`upload`, `exports/dip.zip`). A file is there whole, or not at all.
 *
 * Any call may throw WORKSPACE_UNAVAILABLE; those that write, WORKSPACE_FULL.
 */
export interface Workspace {
  /**
   * Streams to disk, hashes, syncs; when the stream breaks off nothing is left.
   * @throws WORKSPACE_FILE_TOO_LARGE, WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, WORKSPACE_FILE_TAKEN
   */
  receive(
    operationId: string,
    name: string,
    source: Readable,
    options: ReceiveOptions,
  ): Promise<ReceivedFile>;
  /**
   * Writes a piece of a file that comes in several, from its offset on; what a killed process had written beyond is cut
   * off. When the source breaks off, what it brought is made durable and told before the call rejects.
   * @throws WORKSPACE_FILE_ABSENT when nothing is there of what came before the offset; WORKSPACE_FILE_TOO_LARGE,
   *   WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW; whatever `mayWrite` and `onDurable` reject with
   */
  append(operationId: string, name: string, source: Readable, options: AppendOptions): Promise<void>;
  /**
   * Hashes a file that came in pieces and gives it its name, durably. Done again after a crash, it ends the same.
   * @throws WORKSPACE_FILE_ABSENT
   */
  complete(operationId: string, partName: string, name: string): Promise<ReceivedFile>;
  /** @throws WORKSPACE_FILE_ABSENT */
  read(
    operationId: string,
    name: string,
    range?: { readonly offset: number; readonly length: number },
  ): Promise<Readable>;
  /**
   * The path of a file of this machine with these bytes, for what needs random access (a zip's directory, a
   * scanner); an adapter on a remote storage fetches it there first. @throws WORKSPACE_FILE_ABSENT
   */
  localPath(operationId: string, name: string): Promise<string>;
  /** A folder of this machine for what the operation unpacks or computes; made when absent, removed with the rest. */
  scratch(operationId: string): Promise<string>;
  size(operationId: string, name: string): Promise<number | undefined>;
  removeFile(operationId: string, name: string): Promise<void>;
  /** Removes everything of an operation; nothing there is not an error. */
  remove(operationId: string): Promise<void>;
  /**
   * Removes what is left of files whose receiving was cut off (the process was killed) and that nothing was added to since
   * `before`; never a file that was received whole. Answers the ids of the operations that had some.
   */
  discardUnfinished(before: Date): Promise<readonly string[]>;
  /** Ids of the operations that have something here. */
  list(): AsyncIterable<string>;
  usableSpace(): Promise<number>;
}
