import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '../../platform/index.ts';
import { cancelMerge } from './merge-lock.ts';
import { mergeShelves } from './merge-shelves.ts';
import { vacuumShelves } from './vacuum-shelves.ts';

const CHECK_MILLISECONDS = 60_000;
/** Marking a table reads it: one that could not be marked is not tried again before. */
const VACUUM_AGAIN_MILLISECONDS = 600_000;

export interface ShelfKeeping {
  readonly database: Database;
  readonly logger: Logger;
  /** Stops it, in the middle of a merge too. */
  readonly signal: AbortSignal;
  readonly checkMilliseconds?: number;
}

/**
 * Merges the tables of units whenever there are too many, and marks those that could not be when they were made, until it is
 * stopped; beside others that do the same. What fails is told and tried again later.
 */
export async function keepShelves(keeping: ShelfKeeping): Promise<void> {
  const { database, logger, signal, checkMilliseconds = CHECK_MILLISECONDS } = keeping;
  const vacuumed = new Map<number, number>();
  while (!signal.aborted) {
    const merge = await unlessStopped(() => mergeShelves(database, { signal }), 'merged');
    if (merge !== undefined) logger.info(merge, 'the tables of units were merged, or left for later');
    if (merge?.outcome === 'merged') continue;
    const marked = await unlessStopped(() => vacuumShelves(database, isDue), 'vacuumed');
    if (marked !== undefined && marked.length > 0)
      logger.info({ tables: marked }, 'tables of units were vacuumed');
    // Stopped while it waits: it ends.
    await sleep(checkMilliseconds, undefined, { signal }).catch(() => undefined);
  }

  function isDue(table: number): boolean {
    const now = performance.now();
    if (now - (vacuumed.get(table) ?? Number.NEGATIVE_INFINITY) < VACUUM_AGAIN_MILLISECONDS) return false;
    vacuumed.set(table, now);
    return true;
  }

  async function unlessStopped<T>(work: () => Promise<T>, done: string): Promise<T | undefined> {
    if (signal.aborted) return undefined;
    const cancel = () => {
      cancelMerge(database).catch((error: unknown) =>
        logger.warn({ error }, 'a merge of tables of units could not be cancelled'),
      );
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await work();
    } catch (error) {
      if (!signal.aborted) logger.warn({ error }, `the tables of units could not be ${done}`);
      return undefined;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}
