import { setTimeout as sleep } from 'node:timers/promises';
import { isChartrierError } from '@chartrier/messages';
import type { Database, Queryable, Transaction } from '../../platform/index.ts';
import { shelfTable } from './shelf-table.ts';

/** The exchange of tables stops readers for a moment: it gives up its turn rather than make them wait longer. */
const EXCHANGE_LOCK_MILLISECONDS = 300;
const EXCHANGE_PAUSE_MILLISECONDS = 500;
/** How long the exchange is tried: a stream of the whole archive lasts minutes. */
const EXCHANGE_PATIENCE_MILLISECONDS = 120_000;

/** `changed`: a unit was written meanwhile; `in use`: long readings went on. Nothing is different then. */
export type ExchangeOutcome = 'merged' | 'changed' | 'in use';

export interface ExchangeOptions {
  /** How long the exchange of tables waits for readers. */
  readonly patienceMilliseconds?: number;
  /** Once aborted, the merge ends with its reason before the next statement. */
  readonly signal?: AbortSignal;
}

/** Tables of units as they were copied. */
export interface ShelfCopy {
  readonly tables: readonly number[];
  readonly units: number;
  /** What tells that a row was added, changed or removed since. */
  readonly fingerprint: string;
  /** The transaction that wrote the copy. */
  readonly transaction: string;
}

/**
 * Copies rows as they are, in the order of their ids, and tells what was copied, of one snapshot. Each keeps the number of its
 * shelf, unless another is given.
 */
export async function copyShelfTables(
  database: Database,
  tables: readonly number[],
  into: number,
  shelf?: number,
): Promise<ShelfCopy> {
  return await database.transaction(
    async (transaction) => {
      const columns = await columnsOfUnit(transaction);
      const fingerprint = await fingerprintOf(transaction, tables);
      const sources = tables
        .map((table) => `select ${valuesOf(columns, shelf)} from ${shelfTable(table)}`)
        .join(' union all ');
      const { rowCount } = await transaction.query(
        `insert into ${shelfTable(into)} (${columns.join(', ')}) ${sources} order by tenant, id`,
      );
      const { rows } = await transaction.query<{ id: string }>('select pg_current_xact_id()::xid::text id');
      return { tables, units: rowCount, fingerprint, transaction: rows[0]?.id ?? '' };
    },
    { isolation: 'repeatable read' },
  );
}

async function columnsOfUnit(queryable: Queryable): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ name: string }>(
    `select quote_ident(attname) "name" from pg_attribute
     where attrelid = 'unit'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  return rows.map(({ name }) => name);
}

function valuesOf(columns: readonly string[], shelf: number | undefined): string {
  return columns
    .map((column) => (column === 'shelf' && shelf !== undefined ? `${Math.trunc(shelf)} as shelf` : column))
    .join(', ');
}

/** Every row's place and the transaction that wrote it: what is written to a row moves it. */
async function fingerprintOf(queryable: Queryable, tables: readonly number[]): Promise<string> {
  const sums = tables.map(
    (table) =>
      `select ${Math.trunc(table)} as origin, count(*) || ':' || coalesce(sum(hashtextextended(ctid::text || '/' || xmin::text, 0)::numeric), 0) mark from ${shelfTable(table)}`,
  );
  const { rows } = await queryable.query<{ mark: string }>(`${sums.join(' union all ')} order by origin`);
  return rows.map(({ mark }) => mark).join(' ');
}

/**
 * Makes `swap` in one transaction that nobody reads beside, unless a unit of the copied tables changed since, or readings of
 * an older state go on for too long.
 */
export async function exchangeTables(
  database: Database,
  copy: ShelfCopy,
  swap: (transaction: Transaction) => Promise<void>,
  { patienceMilliseconds = EXCHANGE_PATIENCE_MILLISECONDS, signal }: ExchangeOptions,
): Promise<ExchangeOutcome> {
  const started = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const outcome = await database
      .transaction(async (transaction) => await exchangeNow(transaction, copy, swap))
      .catch((error: unknown) => {
        if (isLockTaken(error)) return 'in use' as const;
        throw error;
      });
    if (outcome !== 'in use' || performance.now() - started > patienceMilliseconds) return outcome;
    await sleep(EXCHANGE_PAUSE_MILLISECONDS);
  }
}

async function exchangeNow(
  transaction: Transaction,
  copy: ShelfCopy,
  swap: (transaction: Transaction) => Promise<void>,
): Promise<ExchangeOutcome> {
  await transaction.query(`set local lock_timeout = ${EXCHANGE_LOCK_MILLISECONDS}`);
  await transaction.query('lock table unit in access exclusive mode');
  if (await someoneReadsThePast(transaction, copy.transaction)) return 'in use';
  if ((await fingerprintOf(transaction, copy.tables)) !== copy.fingerprint) return 'changed';
  await swap(transaction);
  return 'merged';
}

/**
 * Whether a snapshot is open that is older than the copy: it would not see the copy's rows, and the rows that it could see
 * would be gone.
 */
async function someoneReadsThePast(transaction: Transaction, copied: string): Promise<boolean> {
  const { rows } = await transaction.query<{ past: boolean }>(
    `select exists (select from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and backend_xmin is not null and age(backend_xmin) >= age($1::xid)) past`,
    [copied],
  );
  return rows[0]?.past === true;
}

/** SQLSTATE of a lock that was not had in time, and of transactions that waited for each other. */
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

function isLockTaken(error: unknown): boolean {
  if (!isChartrierError(error)) return false;
  const { sqlstate } = error.parameters as { readonly sqlstate?: unknown };
  return sqlstate === LOCK_NOT_AVAILABLE || sqlstate === DEADLOCK;
}
