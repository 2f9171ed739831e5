import {
  recomputeAssignedIdentifiers,
  recomputeGraph,
  recomputeRegisterSummaries,
  settleOpenShelf,
} from '../../archive/index.ts';
import type { Database } from '../../platform/index.ts';

/**
 * Computes again what is in no folder (ancestors, agencies above, summaries of registers), for the tenants that had
 * something replayed since the last time: a crash in between loses no tenant. Units then leave the shelf of small deposits.
 */
export async function computeDerived(database: Database): Promise<void> {
  const { rows } = await database.query<{ tenant: number }>(
    'select tenant from rebuild_pending order by tenant',
  );
  for (const { tenant } of rows)
    await database.transaction(async (transaction) => {
      await recomputeGraph(transaction, tenant);
      await recomputeRegisterSummaries(transaction, tenant);
      await recomputeAssignedIdentifiers(transaction, tenant);
      await transaction.query('delete from rebuild_pending where tenant = $1', [tenant]);
    });
  await settleOpenShelf(database);
}
