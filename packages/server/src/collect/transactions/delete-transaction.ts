import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { releaseFolders, removeLeftFolders } from '../folders/index.ts';
import { liftTimeLimit } from '../without-time-limit.ts';
import { lockTransaction, type TransactionKey } from './transaction.ts';

/** Deletes a transaction and all that it has, whatever its status. @throws COLLECT_TRANSACTION_UNKNOWN */
export async function deleteTransaction(services: CollectServices, key: TransactionKey): Promise<void> {
  await services.database.transaction(async (transaction) => {
    await lockTransaction(transaction, key);
    await liftTimeLimit(transaction);
    await deleteLocked(transaction, key);
  });
  await removeLeftFolders(services, key);
}

/** The same in a transaction of the database, for one that is locked; the folders are left to be removed. */
export async function deleteLocked(transaction: Transaction, key: TransactionKey): Promise<void> {
  await removeContent(transaction, key);
  await transaction.query('delete from collect_transaction where tenant = $1 and id = $2', [
    key.tenant,
    key.id,
  ]);
}

/** Removes units, groups and binaries of a transaction that is locked; their folders are nobody's from then on. */
export async function removeContent(transaction: Transaction, key: TransactionKey): Promise<void> {
  const values = [key.tenant, key.id];
  await transaction.query('delete from collect_unit where tenant = $1 and opi = $2', values);
  await transaction.query('delete from collect_object_group where tenant = $1 and opi = $2', values);
  await transaction.query('delete from collect_binary where tenant = $1 and transaction_id = $2', values);
  await releaseFolders(transaction, key);
}
