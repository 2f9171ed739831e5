import { chartrierError } from '@chartrier/messages';
import type { Queryable, Transaction } from '../../platform/index.ts';
import type { TransactionStatus, Transition } from '../transactions/statuses.ts';
import type { TransactionKey } from '../transactions/transaction.ts';

/** What is done to a transaction over some time, with a folder of the workspace for it. */
export type FolderKind = 'BINARY' | 'TREE' | 'DESCRIPTIONS' | 'SIP' | 'SEND';

interface Undertaking {
  /** The status that the transaction must have. */
  readonly from: TransactionStatus;
  /** Nothing else may be under way meanwhile; others may be beside one another. */
  readonly exclusive: boolean;
  /** What it makes of the status while it lasts, and when it fails or its process dies. */
  readonly whileHeld?: Transition;
  readonly whenLost?: Transition;
}

export const UNDERTAKINGS: Readonly<Record<FolderKind, Undertaking>> = {
  BINARY: { from: 'OPEN', exclusive: false },
  TREE: { from: 'OPEN', exclusive: true },
  DESCRIPTIONS: { from: 'OPEN', exclusive: true },
  SIP: { from: 'OPEN', exclusive: true },
  SEND: { from: 'READY', exclusive: true, whileHeld: 'send', whenLost: 'failed' },
};

/**
 * Refuses while somebody alive is bringing something to a transaction that is locked.
 *
 * @param beside 'shared': only what is exclusive stands in the way
 * @throws COLLECT_IMPORT_UNDER_WAY
 */
export async function refuseWhileUnderWay(
  transaction: Transaction,
  { tenant, id }: TransactionKey,
  now: Date,
  beside: 'nothing' | 'shared' = 'nothing',
): Promise<void> {
  const { rowCount } = await transaction.query(
    `select from collect_folder
     where tenant = $1 and transaction_id = $2 and not kept and not given_up and held_until > $3
       and (exclusive or $4) limit 1`,
    [tenant, id, now, beside === 'nothing'],
  );
  if (rowCount > 0) throw chartrierError('COLLECT_IMPORT_UNDER_WAY', { id });
}

/** Tells whoever is filling a folder of this transaction to stop; the transaction is locked. */
export async function giveFoldersUp(transaction: Transaction, { tenant, id }: TransactionKey): Promise<void> {
  await transaction.query(
    'update collect_folder set given_up = true where tenant = $1 and transaction_id = $2 and not kept',
    [tenant, id],
  );
}

/** Every folder of a transaction goes, those that were kept too: nobody keeps what is in them any more. */
export async function releaseFolders(
  transaction: Transaction,
  { tenant, id }: TransactionKey,
): Promise<void> {
  await transaction.query(
    'update collect_folder set given_up = true, kept = false where tenant = $1 and transaction_id = $2',
    [tenant, id],
  );
}

export async function forgetFolder(queryable: Queryable, tenant: number, id: string): Promise<void> {
  await queryable.query('delete from collect_folder where tenant = $1 and id = $2', [tenant, id]);
}
