import { setTimeout as sleep } from 'node:timers/promises';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { Database, Transaction } from '../../../platform/index.ts';

/** A cancel that falls between two statements reaches none: it is said again as long as the work lasts. */
const AGAIN_MILLISECONDS = 100;

/**
 * Does `work` in a transaction as long as someone waits for it: when `gone` is aborted, the statement that runs is cancelled
 * (`pg_cancel_backend`), so that searches that a reader has typed over leave the processor to the last one.
 *
 * @throws SEARCH_ABANDONED when the caller has gone
 */
export async function untilGone<T>(
  database: Database,
  transaction: Transaction,
  gone: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (gone === undefined) return await work();
  const { rows } = await transaction.query<{ readonly pid: number }>('select pg_backend_pid() as pid');
  // an event that has passed is not told again
  if (gone.aborted) throw chartrierError('SEARCH_ABANDONED');
  const pid = rows[0]?.pid ?? 0;
  const over = new AbortController();
  let cancelling: Promise<void> = Promise.resolve();
  const cancelAgainAndAgain = async (): Promise<void> => {
    while (!over.signal.aborted) {
      // what could not be cancelled ends by itself, at the limit of every statement
      await database.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
      // a rest that the end of the work cuts short
      await sleep(AGAIN_MILLISECONDS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const cancel = (): void => {
    cancelling = cancelAgainAndAgain();
  };
  gone.addEventListener('abort', cancel, { once: true });
  try {
    return await work();
  } catch (error) {
    throw isOfOneGone(error, gone) ? chartrierError('SEARCH_ABANDONED', undefined, { cause: error }) : error;
  } finally {
    gone.removeEventListener('abort', cancel);
    over.abort();
    // not to reach what the connection does next
    await cancelling;
  }
}

/** Whether a failure is a statement that was cancelled because nobody waits for it any more: nothing else is to be tried. */
export function isOfOneGone(error: unknown, gone: AbortSignal | undefined): boolean {
  return gone?.aborted === true && isChartrierError(error) && error.code === 'DATABASE_STATEMENT_CANCELLED';
}
