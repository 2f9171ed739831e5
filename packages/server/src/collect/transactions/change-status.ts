import { chartrierError } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { giveFoldersUp, refuseWhileUnderWay, removeLeftFolders } from '../folders/index.ts';
import { statusAfter, TRANSITIONS, type Transition } from './statuses.ts';
import { type CollectTransaction, lockTransaction, type TransactionKey } from './transaction.ts';

/**
 * Changes the status of a transaction that is locked.
 *
 * @returns it with its new status
 * @throws COLLECT_STATUS_REFUSED when the change is not allowed from where it stands
 */
export async function changeStatus(
  transaction: Transaction,
  locked: CollectTransaction,
  transition: Transition,
  now: Date,
): Promise<CollectTransaction> {
  const status = statusAfter(locked.status, transition);
  if (status === undefined)
    throw chartrierError('COLLECT_STATUS_REFUSED', {
      id: locked.id,
      status: locked.status,
      allowed: TRANSITIONS[transition].from,
    });
  await transaction.query(
    'update collect_transaction set status = $3, updated_at = $4 where tenant = $1 and id = $2',
    [locked.tenant, locked.id, status, now],
  );
  return { ...locked, status, updatedAt: now };
}

/** Content is written to open transactions only. @throws COLLECT_STATUS_REFUSED */
export function refuseUnlessOpen({ id, status }: CollectTransaction): void {
  if (status !== 'OPEN') throw chartrierError('COLLECT_STATUS_REFUSED', { id, status, allowed: ['OPEN'] });
}

/** Freezes the content. @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_IMPORT_UNDER_WAY, COLLECT_STATUS_REFUSED */
export async function closeTransaction(services: CollectServices, key: TransactionKey): Promise<void> {
  await change(services, key, 'close');
}

/** Opens the content again. @throws as `closeTransaction` */
export async function reopenTransaction(services: CollectServices, key: TransactionKey): Promise<void> {
  await change(services, key, 'reopen');
}

/**
 * Gives a transaction up, for good. What is being brought to it meanwhile is cut off and leaves nothing; its content is
 * removed by the purge.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED
 */
export async function abortTransaction(services: CollectServices, key: TransactionKey): Promise<void> {
  const { database, clock } = services;
  await database.transaction(async (transaction) => {
    const locked = await lockTransaction(transaction, key);
    await changeStatus(transaction, locked, 'abort', clock.now());
    await giveFoldersUp(transaction, key);
  });
  await removeLeftFolders(services, key);
}

async function change(
  { database, clock }: CollectServices,
  key: TransactionKey,
  transition: Transition,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const locked = await lockTransaction(transaction, key);
    const now = clock.now();
    await refuseWhileUnderWay(transaction, key, now);
    await changeStatus(transaction, locked, transition, now);
  });
}
