import { isChartrierError } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { removeLeftFolders } from '../folders/index.ts';
import { removeContent } from '../transactions/delete-transaction.ts';
import { OVER } from '../transactions/statuses.ts';
import { lockTransaction, type TransactionKey } from '../transactions/transaction.ts';

/** Transactions purged in one turn; the next turn goes on. */
const PURGED_AT_ONCE = 200;

/**
 * Removes what transactions hold that were ingested or given up so long ago; projects and transactions themselves stay, as
 * history. The time counts from the acknowledgement, not from the last change as in Vitam 7: a transaction never goes at the
 * very moment when its outcome is known. Cut anywhere, the next turn goes on.
 *
 * @returns ids of the transactions purged
 */
export async function purgeTransactions(
  services: CollectServices,
  tenant: number,
  { delayMinutes, signal }: { readonly delayMinutes: number; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const { database, clock } = services;
  const before = new Date(clock.now().getTime() - delayMinutes * 60_000);
  const { rows } = await database.query<{ readonly id: string }>(
    `select id from collect_transaction
     where tenant = $1 and status = any ($2) and purged_at is null and coalesce(acknowledged_at, updated_at) <= $3
     order by id limit ${PURGED_AT_ONCE}`,
    [tenant, OVER, before],
  );
  const purged: string[] = [];
  for (const { id } of rows) {
    signal.throwIfAborted();
    const key = { tenant, id };
    await database.transaction(async (transaction) => {
      if (!(await isStillThere(transaction, key))) return;
      await removeContent(transaction, key);
      await transaction.query('update collect_transaction set purged_at = $3 where tenant = $1 and id = $2', [
        tenant,
        id,
        clock.now(),
      ]);
    });
    await removeLeftFolders(services, key);
    purged.push(id);
  }
  return purged;
}

/** Locks a transaction; false when it was deleted since it was looked for. */
async function isStillThere(transaction: Transaction, key: TransactionKey): Promise<boolean> {
  try {
    await lockTransaction(transaction, key);
    return true;
  } catch (error) {
    if (isChartrierError(error, 'COLLECT_TRANSACTION_UNKNOWN')) return false;
    throw error;
  }
}
