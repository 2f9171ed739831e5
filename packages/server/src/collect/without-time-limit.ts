import type { Database, Transaction, TransactionOptions } from '../platform/index.ts';

/**
 * Runs a transaction whose statements may last: what is asked for a tree of a million files takes longer than a query of the
 * API may (`database.statementTimeoutSeconds`).
 */
export async function withoutTimeLimit<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
  options?: TransactionOptions,
): Promise<Result> {
  return await database.transaction(async (transaction) => {
    await liftTimeLimit(transaction);
    return await work(transaction);
  }, options);
}

/** The same, to the end of a transaction that is there. */
export async function liftTimeLimit(transaction: Transaction): Promise<void> {
  await transaction.query('set local statement_timeout = 0');
}
