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
