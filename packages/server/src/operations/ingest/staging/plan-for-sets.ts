import type { Transaction } from '../../../platform/index.ts';

/**
 * Runs statements that join staged rows with staged rows. What statistics PostgreSQL has of the staging tables that
 * deposits share are those of other deposits, or none: expecting one row it nests loops, whose cost is the square of the
 * deposit's size (measured: 62 s, against less than 0.3 s, for 3,000 groups). Hash and merge joins are right whatever the size.
 * Never around a join with the archive's own tables, whose indexes are the way in.
 */
export async function planForSets<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  await transaction.query('set local enable_nestloop = off');
  const done = await work();
  await transaction.query('set local enable_nestloop = on');
  return done;
}
