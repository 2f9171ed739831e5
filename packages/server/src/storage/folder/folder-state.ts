import { type PreparedFile, SMALL_OPERATION_BYTES } from '@chartrier/offer-format';
import type { Offer } from '../offer.ts';

/** What the writers of one folder share. */
export interface FolderState {
  /** `<tenant>/<yyyy>/<mm>/<dd>/<operation id>/` */
  readonly prefix: string;
  readonly attempt: number;
  /** Seconds since 1970, in tar headers: the operation's creation. */
  readonly modified: number;
  /** Offers of a strategy, known to be this archive's. */
  readonly offersOf: (strategy: string) => Promise<readonly Offer[]>;
  readonly nextPackNumber: () => number;
  readonly nextLinesNumber: () => number;
  /** Counts what is added: beyond the size of a small operation everything is written as it comes. */
  readonly added: (bytes: number) => void;
  /** Whether the folder is no small operation's any more. */
  readonly isLarge: () => boolean;
  readonly becomeLarge: () => void;
  readonly sealed: SealedFiles;
}

/** Files that are being made durable and read back, behind those that are written. */
export interface SealedFiles {
  /** Takes the work of sealing a file; waits when too many are under way. @throws what an earlier one threw */
  begin(work: () => Promise<readonly PreparedFile[]>): Promise<void>;
  /** All files whose sealing began so far, once they are sealed; others may begin meanwhile. @throws what one of them threw */
  settle(): Promise<readonly PreparedFile[]>;
}

/** Packs that are synced and read back while the next one is written. */
const MAX_SEALING = 2;

export function createSealedFiles(kept: readonly PreparedFile[]): SealedFiles {
  const works: Promise<readonly PreparedFile[]>[] = [];
  const running = new Set<Promise<unknown>>();
  let failure: { readonly error: unknown } | undefined;

  function check(): void {
    if (failure) throw failure.error;
  }

  return {
    async begin(work) {
      while (running.size >= MAX_SEALING) await Promise.race(running);
      check();
      const sealing = work();
      works.push(sealing);
      const one: Promise<unknown> = sealing
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => running.delete(one));
      running.add(one);
    },
    async settle() {
      const begun = [...works];
      await Promise.allSettled(begun);
      check();
      return [...kept, ...(await Promise.all(begun)).flat()];
    },
  };
}

/** Counts bytes up to the size of a small operation. */
export function createSizeWatch(large: boolean): Pick<FolderState, 'added' | 'isLarge' | 'becomeLarge'> {
  let bytes = 0;
  let isLarge = large;
  return {
    added: (count) => {
      bytes += count;
      if (bytes > SMALL_OPERATION_BYTES) isLarge = true;
    },
    isLarge: () => isLarge,
    becomeLarge: () => {
      isLarge = true;
    },
  };
}
