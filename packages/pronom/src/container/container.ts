import type { Reading } from '../reading.ts';

/** A container opened for reading: the entries that were asked for, as far as they are there. */
export interface Container {
  /** By path. An entry without bytes of its own (a folder) has size 0. */
  readonly entries: ReadonlyMap<string, ContainerEntry>;
}

export interface ContainerEntry {
  /** Bytes of the entry, as the container declares them. */
  readonly size: number;
  /** Gives the entry's first bytes, at most `limit`; fewer where the container is broken. */
  read(limit: number): Reading<Uint8Array>;
}
