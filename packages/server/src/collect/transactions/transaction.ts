import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { Queryable, Transaction } from '../../platform/index.ts';
import type { CollectHeader } from '../header.ts';
import type { TransactionStatus } from './statuses.ts';

/** Which transaction, and whose: nothing is ever looked for without the tenant. */
export interface TransactionKey {
  readonly tenant: number;
  readonly id: string;
}

/** A future package: its header, where it stands, the ingest that it became. Its content is in rows of its own. */
export interface CollectTransaction extends TransactionKey {
  readonly projectId: string;
  readonly status: TransactionStatus;
  readonly header: CollectHeader;
  /** The ingest; known before that operation exists. */
  readonly operationId?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly acknowledgedAt?: Date;
  readonly purgedAt?: Date;
}

export interface TransactionRow {
  readonly tenant: number;
  readonly id: string;
  readonly project_id: string;
  readonly status: TransactionStatus;
  readonly document: CollectHeader;
  readonly operation_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly acknowledged_at: Date | null;
  readonly purged_at: Date | null;
}

export const TRANSACTION_COLUMNS =
  'tenant, id, project_id, status, document, operation_id, created_at, updated_at, acknowledged_at, purged_at';

export function transactionOf(row: TransactionRow): CollectTransaction {
  return {
    tenant: row.tenant,
    id: row.id,
    projectId: row.project_id,
    status: row.status,
    header: row.document,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.operation_id === null ? {} : { operationId: row.operation_id }),
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
    ...(row.purged_at === null ? {} : { purgedAt: row.purged_at }),
  };
}

/** @throws COLLECT_TRANSACTION_UNKNOWN, for one of another tenant too */
export async function findTransaction(
  queryable: Queryable,
  { tenant, id }: TransactionKey,
): Promise<CollectTransaction> {
  const { rows } = await queryable.query<TransactionRow>(
    `select ${TRANSACTION_COLUMNS} from collect_transaction where tenant = $1 and id = $2`,
    [tenant, id],
  );
  return known(rows, id);
}

/** Whoever holds it longer is writing all that was brought: those who wait would keep the connections that others need. */
const LOCK_WAIT = '5s';
/** SQLSTATE `lock_not_available`. */
const NOT_AVAILABLE = '55P03';

/**
 * The same, held until the end of the database's transaction: whoever changes a status, its content or what is under way
 * on it holds it first.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN; COLLECT_IMPORT_UNDER_WAY when another holds it for long
 */
export async function lockTransaction(
  transaction: Transaction,
  { tenant, id }: TransactionKey,
): Promise<CollectTransaction> {
  await transaction.query(`set local lock_timeout = '${LOCK_WAIT}'`);
  try {
    const { rows } = await transaction.query<TransactionRow>(
      `select ${TRANSACTION_COLUMNS} from collect_transaction where tenant = $1 and id = $2 for update`,
      [tenant, id],
    );
    await transaction.query('set local lock_timeout = 0');
    return known(rows, id);
  } catch (error) {
    if (isChartrierError(error, 'DATABASE_ERROR') && error.parameters['sqlstate'] === NOT_AVAILABLE)
      throw chartrierError('COLLECT_IMPORT_UNDER_WAY', { id }, { cause: error });
    throw error;
  }
}

function known(rows: readonly TransactionRow[], id: string): CollectTransaction {
  const [row] = rows;
  if (row === undefined) throw chartrierError('COLLECT_TRANSACTION_UNKNOWN', { id });
  return transactionOf(row);
}
