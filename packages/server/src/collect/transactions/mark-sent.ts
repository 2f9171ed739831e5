import type { Transaction } from '../../platform/index.ts';
import { changeStatus } from './change-status.ts';
import type { CollectTransaction } from './transaction.ts';

/**
 * A transaction has become an ingest: it is sent, with the id of that operation, which is made in the same transaction of
 * the database.
 *
 * @throws COLLECT_STATUS_REFUSED unless it is SENDING
 */
export async function markSent(
  transaction: Transaction,
  locked: CollectTransaction,
  operationId: string,
  now: Date,
): Promise<CollectTransaction> {
  const sent = await changeStatus(transaction, locked, 'sent', now);
  await transaction.query(
    'update collect_transaction set operation_id = $3, acknowledged_at = null where tenant = $1 and id = $2',
    [locked.tenant, locked.id, operationId],
  );
  return { ...sent, operationId };
}
