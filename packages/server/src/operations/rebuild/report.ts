/** What a rebuild or a catch-up did, and what somebody should look at. */
export interface RebuildReport {
  /** Committed operations that were replayed. */
  readonly committed: number;
  /** Refused operations, of which the journal was replayed. */
  readonly refused: number;
  /** Files that the offer has not, by its strategy: rebuild from an offer that has, or catch up from it. */
  readonly elsewhere: number;
  /** Folders that are prepared and were never committed, as far as the offers tell: set apart, not touched. */
  readonly setApart: FolderList;
  /** Folders of operations that were under way, not even prepared: not touched. */
  readonly partial: FolderList;
}

/** The first folders of a kind, and how many there are. */
export interface FolderList {
  readonly count: number;
  readonly first: readonly string[];
}

const SHOWN_FOLDERS = 100;

export interface FolderCollector {
  add(prefix: string): void;
  list(): FolderList;
}

export function collectFolders(): FolderCollector {
  const seen = new Set<string>();
  let count = 0;
  return {
    add(prefix) {
      if (seen.has(prefix)) return;
      count += 1;
      if (seen.size < SHOWN_FOLDERS) seen.add(prefix);
    },
    list: () => ({ count, first: [...seen] }),
  };
}
