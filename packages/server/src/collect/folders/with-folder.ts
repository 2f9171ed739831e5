import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { TRANSITIONS } from '../transactions/statuses.ts';
import {
  type CollectTransaction,
  lockTransaction,
  type TransactionKey,
} from '../transactions/transaction.ts';
import { type FolderKind, forgetFolder, refuseWhileUnderWay, UNDERTAKINGS } from './folder.ts';

/** A process that was killed holds a transaction no longer than this. */
export const LEASE_MILLISECONDS = 10_000;
/** How often whoever is alive says so. */
const RENEW_MILLISECONDS = 3_000;

export interface CommitOptions {
  /** False: nothing in the folder is to be kept, it goes with the commit. */
  readonly keepFolder?: boolean;
  /** The folder is an operation's from the commit on, which removes it. */
  readonly handOver?: boolean;
}

/** What is being brought to a transaction, and the folder of the workspace that it fills. */
export interface HeldFolder {
  /** Its id, which is the folder's name in the workspace. */
  readonly id: string;
  /** The transaction as it was when this began. */
  readonly transaction: CollectTransaction;
  /** Aborted when the transaction was given up meanwhile, or when the lease was lost. */
  readonly signal: AbortSignal;
  /**
   * Writes what came of it, in one transaction of the database that holds the collect transaction: all of it is visible, or
   * nothing is. The folder is kept from then on, unless `work` says that nothing in it is to be kept. At most once.
   *
   * @throws COLLECT_IMPORT_GIVEN_UP when it was aborted, deleted or lost meanwhile
   */
  commit<Result>(
    work: (transaction: Transaction, locked: CollectTransaction) => Promise<Result>,
    options?: CommitOptions,
  ): Promise<Result>;
}

/**
 * Does something to a transaction that takes time: its status is checked first, nobody does what would be in the way
 * meanwhile, and when it does not reach its commit, for whatever reason, nothing of it is left. A process that is killed
 * lets go by itself, after LEASE_MILLISECONDS; `removeLeftFolders` removes what it had written.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY before anything is done
 */
export async function withFolder<Result>(
  services: CollectServices,
  key: TransactionKey,
  kind: FolderKind,
  work: (folder: HeldFolder) => Promise<Result>,
): Promise<Result> {
  const { database, clock, newGuid, workspace } = services;
  const id = newGuid('operation', key.tenant);
  const transaction = await begin(services, key, kind, id);
  const lost = new AbortController();
  const stopRenewing = keepRenewing(
    () => database.transaction((renewing) => holdOn(renewing, key, { kind, id, now: clock.now() })),
    lost,
  );
  let kept = false;
  let committed = false;
  try {
    return await work({
      id,
      transaction,
      signal: lost.signal,
      commit: async (write, { keepFolder = true, handOver = false } = {}) => {
        // a commit holds the collect transaction, however long it lasts: nobody comes in between, and a sign of life would wait for it
        await stopRenewing();
        const result = await database.transaction(async (transaction) => {
          const locked = await holdOn(transaction, key, { kind, id, now: clock.now() });
          const written = await write(transaction, locked);
          // last: what is staged under a folder goes with its row. Nobody holds it any more: one that is neither kept nor handed
          // over is removed, now or by a sweep
          await transaction.query(
            handOver
              ? 'delete from collect_folder where tenant = $1 and id = $2'
              : `update collect_folder set kept = ${keepFolder}, held_until = null where tenant = $1 and id = $2`,
            [key.tenant, id],
          );
          return written;
        });
        committed = true;
        kept = keepFolder || handOver;
        return result;
      },
    });
  } finally {
    await stopRenewing();
    if (!committed) await letGo(services, key, kind, id);
    else if (!kept) {
      await workspace.remove(id);
      await forgetFolder(database, key.tenant, id);
    }
  }
}

/**
 * Says again and again that the holder is alive; one sign at a time, for one that waits for a locked transaction keeps a
 * connection of the pool.
 *
 * @returns what stops it: when it resolves, none is under way
 */
function keepRenewing(renew: () => Promise<unknown>, lost: AbortController): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= renew()
      .then(
        () => undefined,
        (error: unknown) => {
          // a database that is away for a while is met at the commit
          if (isChartrierError(error, 'COLLECT_IMPORT_GIVEN_UP')) lost.abort(error);
        },
      )
      .finally(() => {
        underWay = undefined;
      });
  }, RENEW_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function begin(
  { database, clock }: CollectServices,
  key: TransactionKey,
  kind: FolderKind,
  id: string,
): Promise<CollectTransaction> {
  const { from, exclusive, whileHeld } = UNDERTAKINGS[kind];
  return await database.transaction(async (transaction) => {
    const locked = await lockTransaction(transaction, key);
    const now = clock.now();
    await refuseWhileUnderWay(transaction, key, now, exclusive ? 'nothing' : 'shared');
    if (locked.status !== from)
      throw chartrierError('COLLECT_STATUS_REFUSED', {
        id: key.id,
        status: locked.status,
        allowed: [from],
      });
    await transaction.query(
      `insert into collect_folder (tenant, id, transaction_id, kind, exclusive, held_until, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [key.tenant, id, key.id, kind, exclusive, untilWhen(now), now],
    );
    if (whileHeld === undefined) return locked;
    const status = TRANSITIONS[whileHeld].to;
    await transaction.query(
      'update collect_transaction set status = $3, updated_at = $4 where tenant = $1 and id = $2',
      [key.tenant, key.id, status, now],
    );
    return { ...locked, status, updatedAt: now };
  });
}

/**
 * Says that whoever holds a folder is alive. A lease that ran out (the database was away, this process slept) goes on when
 * nobody came meanwhile.
 *
 * @returns the transaction, locked
 * @throws COLLECT_IMPORT_GIVEN_UP when the transaction was deleted or aborted, or the lease was lost
 */
async function holdOn(
  transaction: Transaction,
  key: TransactionKey,
  { kind, id, now }: { readonly kind: FolderKind; readonly id: string; readonly now: Date },
): Promise<CollectTransaction> {
  const givenUp = (cause?: unknown) => chartrierError('COLLECT_IMPORT_GIVEN_UP', { id: key.id }, { cause });
  const locked = await lockTransaction(transaction, key).catch((error: unknown) => {
    throw isChartrierError(error, 'COLLECT_TRANSACTION_UNKNOWN') ? givenUp(error) : error;
  });
  const { rows } = await transaction.query<{ readonly alive: boolean }>(
    `select coalesce(held_until > $3, false) alive from collect_folder
     where tenant = $1 and id = $2 and not kept and not given_up for update`,
    [key.tenant, id, now],
  );
  const [row] = rows;
  if (row === undefined) throw givenUp();
  const { from, exclusive, whileHeld } = UNDERTAKINGS[kind];
  if (!row.alive) {
    if (locked.status !== (whileHeld === undefined ? from : TRANSITIONS[whileHeld].to)) throw givenUp();
    await refuseWhileUnderWay(transaction, key, now, exclusive ? 'nothing' : 'shared').catch(
      (error: unknown) => {
        throw isChartrierError(error, 'COLLECT_IMPORT_UNDER_WAY') ? givenUp(error) : error;
      },
    );
  }
  await transaction.query('update collect_folder set held_until = $3 where tenant = $1 and id = $2', [
    key.tenant,
    id,
    untilWhen(now),
  ]);
  return locked;
}

/**
 * What failed lets go: the status that it had made, its bytes, its row. A connection that breaks during a commit does not tell
 * whether the commit took place: the database is asked before any byte goes, and while it is away they stay for the sweep.
 */
async function letGo(
  { database, clock, workspace }: CollectServices,
  key: TransactionKey,
  kind: FolderKind,
  id: string,
): Promise<void> {
  const { whenLost } = UNDERTAKINGS[kind];
  const isOurs = await database.transaction(async (transaction) => {
    if (whenLost !== undefined) {
      const { from, to } = TRANSITIONS[whenLost];
      await transaction.query(
        `update collect_transaction set status = $3, updated_at = $4
         where tenant = $1 and id = $2 and status = any ($5)
           and exists (select from collect_folder where tenant = $1 and collect_folder.id = $6 and not kept)`,
        [key.tenant, key.id, to, clock.now(), from, id],
      );
    }
    await transaction.query(
      'update collect_folder set given_up = true where tenant = $1 and id = $2 and not kept',
      [key.tenant, id],
    );
    // kept, or an operation's: the commit took place
    const { rowCount } = await transaction.query(
      `select from collect_folder where tenant = $1 and id = $2 and kept
       union all select from operation where tenant = $1 and id = $2`,
      [key.tenant, id],
    );
    return rowCount === 0;
  });
  if (!isOurs) return;
  await workspace.remove(id);
  await forgetFolder(database, key.tenant, id);
}

function untilWhen(now: Date): Date {
  return new Date(now.getTime() + LEASE_MILLISECONDS);
}
