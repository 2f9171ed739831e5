/**
 * Limits of what one identification may cost, so that no file, however large or hostile, takes more time or memory.
 * An answer that a limit may have changed says so, with the limit's name.
 */
export interface IdentificationLimits {
  /** Bytes from the beginning that are searched where a signature goes through the whole file. */
  readonly wholeFile: number;
  /** Bytes from the end that are searched. */
  readonly tail: number;
  /** Places compared with a part of a signature. */
  readonly comparisons: number;
  /** Bytes of a ZIP's central directory, or of an OLE2's directory and tables. */
  readonly directory: number;
  /** Entries of a container. */
  readonly entries: number;
  /** Bytes of one entry of a container, once inflated. */
  readonly entry: number;
  /** Bytes of all entries of a container, once inflated. */
  readonly allEntries: number;
  /** Bytes of a stream held at first: a stream that ends before is identified as a buffer. */
  readonly held: number;
  /** Bytes held of a stream that begins as a container: a larger one is not opened. */
  readonly heldContainer: number;
}

export type LimitName = keyof IdentificationLimits;

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: IdentificationLimits = {
  wholeFile: 64 * MEBIBYTE,
  tail: MEBIBYTE,
  comparisons: 20_000_000,
  directory: 16 * MEBIBYTE,
  entries: 100_000,
  entry: 4 * MEBIBYTE,
  allEntries: 16 * MEBIBYTE,
  held: MEBIBYTE,
  heldContainer: 16 * MEBIBYTE,
};
