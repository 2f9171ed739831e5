import { isChartrierError } from '@chartrier/messages';
import type { Transaction } from '../../../platform/index.ts';
import { ALONG_INDEX_MILLISECONDS } from '../counting.ts';
import { isOfOneGone } from './until-gone.ts';

/** Each statement of the transaction that follows is cancelled after so long; 0: never. */
export async function limitStatements(transaction: Transaction, milliseconds: number): Promise<void> {
  await transaction.query("select set_config('statement_timeout', $1, true)", [String(milliseconds)]);
}

/**
 * What `attempt` answers, or undefined when one of its statements lasts longer than a page along an index may: the
 * transaction then goes on as if it had not been tried. Other failures are the caller's, as is a limit that was shorter.
 */
export async function withinTime<T>(
  transaction: Transaction,
  milliseconds: number,
  gone: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  if (milliseconds > 0 && milliseconds <= ALONG_INDEX_MILLISECONDS) return await attempt();
  await transaction.query(`savepoint along_index; set local statement_timeout = ${ALONG_INDEX_MILLISECONDS}`);
  try {
    const found = await attempt();
    await limitStatements(transaction, milliseconds);
    return found;
  } catch (error) {
    if (!isChartrierError(error) || error.code !== 'DATABASE_STATEMENT_CANCELLED') throw error;
    if (isOfOneGone(error, gone)) throw error;
    await transaction.query('rollback to savepoint along_index');
    return undefined;
  }
}
