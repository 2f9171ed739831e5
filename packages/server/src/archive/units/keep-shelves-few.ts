import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '../../platform/index.ts';
import { cancelMerge } from './merge-lock.ts';
import { mergeShelves, type ShelfMerge } from './merge-shelves.ts';

const CHECK_MILLISECONDS = 60_000;

export interface ShelfKeeping {
  readonly database: Database;
  readonly logger: Logger;
  /** Stops it, in the middle of a merge too. */
  readonly signal: AbortSignal;
  readonly checkMilliseconds?: number;
}

/**
 * Merges the tables of units whenever there are too many, until it is stopped; beside others that do the same. A merge that
 * fails is told and tried again later.
 */
export async function keepShelvesFew(keeping: ShelfKeeping): Promise<void> {
  const { database, logger, signal, checkMilliseconds = CHECK_MILLISECONDS } = keeping;
  while (!signal.aborted) {
    const merge = await mergeUnlessStopped(keeping).catch((error: unknown) => {
      if (!signal.aborted) logger.warn({ error }, 'the tables of units could not be merged');
      return undefined;
    });
    if (merge !== undefined) logger.info(merge, 'the tables of units were merged, or left for later');
    if (merge?.outcome === 'merged') continue;
    // Stopped while it waits: it ends.
    await sleep(checkMilliseconds, undefined, { signal }).catch(() => undefined);
  }

  async function mergeUnlessStopped({ signal: stopping }: ShelfKeeping): Promise<ShelfMerge | undefined> {
    const merge = mergeShelves(database, { signal: stopping });
    const cancel = () => {
      cancelMerge(database).catch((error: unknown) =>
        logger.warn({ error }, 'a merge of tables of units could not be cancelled'),
      );
    };
    stopping.addEventListener('abort', cancel, { once: true });
    return await merge.finally(() => stopping.removeEventListener('abort', cancel));
  }
}
