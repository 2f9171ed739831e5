import { chartrierError } from '@chartrier/messages';
import type { OperationReference } from '../../logbook/index.ts';
import type {
  Database,
  Logger,
  Queryable,
  QueryOptions,
  SqlValue,
  Transaction,
} from '../../platform/index.ts';
import { operationPayload, REQUEST_CHANNEL } from './channels.ts';

/** Why a worker leaves an operation in the middle of its work. */
export type Interruption = 'PAUSE' | 'CANCEL' | 'STOP' | 'LEASE_LOST';

/**
 * A worker's hold on an operation: renewed in the background, lost when another worker claimed the operation.
 */
export interface Lease extends OperationReference {
  readonly fence: number;
  /** Aborted at the first interruption. */
  signal(): AbortSignal;
  interruption(): Interruption | undefined;
  interrupt(reason: Interruption): void;
  /** A cancel was dealt with: the FINALLY step runs under the same lease. A stop or a loss stays. */
  forgetRequest(): void;
  /**
   * A transaction that a new holder would have to wait for, and that is refused when there is one already.
   * @throws OPERATION_LEASE_LOST
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same for what an action writes in the middle of its batch: it is on disk with the end of the batch, which waits for
   * its own; PostgreSQL keeps the order. Until then a crash of PostgreSQL has the batch done again anyway.
   * @throws OPERATION_LEASE_LOST
   */
  transactionOfBatch<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * A transaction of the batch that is one statement: it is waited for once.
   * @throws OPERATION_LEASE_LOST
   */
  readonly ofBatch: Queryable;
  stopRenewing(): Promise<void>;
}

export interface LeaseOptions {
  readonly db: Database;
  readonly logger: Logger;
  readonly operation: OperationReference & { readonly fence: number };
  readonly leaseMilliseconds: number;
}

/** A lease is renewed three times while it lasts: two renewals may fail. */
const RENEWALS_PER_LEASE = 3;

/** A row when the operation is held still: whoever would claim it waits for the transaction that asked. */
const HELD =
  'select 1 from operation where tenant = $1 and id = $2 and fence = $3 and owner is not null for key share';

/** Begins to renew the lease of an operation just claimed, and to hear what is asked of it. */
export async function holdLease({ db, logger, operation, leaseMilliseconds }: LeaseOptions): Promise<Lease> {
  const { tenant, id, fence } = operation;
  let controller = new AbortController();
  let reason: Interruption | undefined;
  let validUntil = performance.now() + leaseMilliseconds;
  let renewing: Promise<void> = Promise.resolve();

  function interrupt(given: Interruption): void {
    // A pause or a cancel gives way to what takes the operation away; nothing gives way to a pause.
    if (reason === given || reason === 'LEASE_LOST') return;
    if (reason !== undefined && given !== 'LEASE_LOST' && given !== 'STOP') return;
    reason = given;
    controller.abort(new Error(`Operation ${id} is interrupted: ${given}`));
  }

  async function renew(): Promise<void> {
    const asked = performance.now();
    try {
      const renewed = await db.query<{ requested_action: 'PAUSE' | 'CANCEL' | null }>(
        `update operation set lease_until = clock_timestamp() + $4 * interval '1 millisecond'
         where tenant = $1 and id = $2 and fence = $3 and owner is not null returning requested_action`,
        [tenant, id, fence, leaseMilliseconds],
      );
      const row = renewed.rows[0];
      if (row === undefined) interrupt('LEASE_LOST');
      else validUntil = asked + leaseMilliseconds;
      if (row?.requested_action) interrupt(row.requested_action);
    } catch (error) {
      logger.warn({ error, operation: id }, 'a lease could not be renewed');
      if (performance.now() >= validUntil) interrupt('LEASE_LOST');
    }
  }

  function renewNow(): void {
    renewing = renewing.then(renew);
  }

  async function held<T>(work: (transaction: Transaction) => Promise<T>, durableAtOnce: boolean): Promise<T> {
    return await db.transactionOpenedBy(
      {
        text: HELD,
        values: [tenant, id, fence],
        name: 'operation-held',
      },
      async (transaction, mine) => {
        return mine.rowCount === 0 ? lost() : await work(transaction);
      },
      { durableAtOnce },
    );
  }

  function lost(): never {
    interrupt('LEASE_LOST');
    throw chartrierError('OPERATION_LEASE_LOST', { operation: id });
  }

  const ofBatch: Queryable = {
    async query<Row>(text: string, values?: readonly SqlValue[], options?: QueryOptions) {
      const answer = await db.guarded<Row>(
        {
          text: `select 1 / count(*) from (${HELD}) held`,
          values: [tenant, id, fence],
          name: 'operation-held-guard',
        },
        { text, values, options },
        { durableAtOnce: false },
      );
      return answer ?? lost();
    },
  };

  const timer = setInterval(renewNow, leaseMilliseconds / RENEWALS_PER_LEASE);
  const payload = operationPayload(operation);
  const unlisten = await db
    .listen(REQUEST_CHANNEL, (text) => {
      if (text === payload || text === '') renewNow();
    })
    .catch((error: unknown) => {
      // Requests are also read at each renewal.
      logger.warn({ error, operation: id }, 'requests for an operation cannot be heard');
      return async () => {};
    });

  return {
    tenant,
    id,
    fence,
    signal: () => controller.signal,
    interruption: () => reason,
    interrupt,
    forgetRequest() {
      if (reason !== 'PAUSE' && reason !== 'CANCEL') return;
      reason = undefined;
      controller = new AbortController();
    },
    transaction: (work) => held(work, true),
    transactionOfBatch: (work) => held(work, false),
    ofBatch,
    async stopRenewing() {
      clearInterval(timer);
      await unlisten();
      await renewing;
    },
  };
}
