import { setTimeout as sleep } from 'node:timers/promises';
import { isChartrierError } from '@chartrier/messages';
import type { Database, Queryable, Transaction } from '../../platform/index.ts';
import { chooseMerge, type ShelfTable } from './choose-merge.ts';
import {
  attachShelfTable,
  completeShelfTable,
  createShelfTable,
  nextShelfNumber,
  shelfTable,
} from './shelf-table.ts';

/** Whoever holds it merges; nobody else does meanwhile. */
const MERGE_LOCK = 4_015_001;
/** The exchange of tables stops readers for a moment: it gives up its turn rather than make them wait longer. */
const EXCHANGE_LOCK_MILLISECONDS = 300;
const EXCHANGE_PAUSE_MILLISECONDS = 500;
/** How long the exchange is tried: a stream of the whole archive lasts minutes. */
const EXCHANGE_PATIENCE_MILLISECONDS = 120_000;

export interface MergeOptions {
  /** How long the exchange of tables waits for readers. */
  readonly patienceMilliseconds?: number;
  /** Once aborted, the merge ends with its reason before the next statement. */
  readonly signal?: AbortSignal;
}

export interface ShelfMerge {
  /** `changed`: a unit was written meanwhile; `in use`: long readings went on. Nothing is different then. */
  readonly outcome: 'merged' | 'changed' | 'in use';
  readonly tables: readonly number[];
  readonly units: number;
}

/**
 * Makes one table of several, when units are spread over too many; undefined when there is nothing to do, or another process
 * does it. Units are read and written all along: what is merged is copied apart, then the tables are exchanged in one
 * transaction, unless a unit of theirs changed. Each unit keeps the number of its shelf. A process killed at any moment leaves
 * a table that nobody sees, which the next merge drops.
 */
export async function mergeShelves(
  database: Database,
  { patienceMilliseconds = EXCHANGE_PATIENCE_MILLISECONDS, signal }: MergeOptions = {},
): Promise<ShelfMerge | undefined> {
  // The lock is this transaction's: it ends with the process.
  return await database.transaction(async (holding) => {
    // Without bound values: the snapshot of a statement that has some stays open until the next one.
    const { rows } = await holding.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(${MERGE_LOCK}) mine`,
    );
    if (rows[0]?.mine !== true) return undefined;
    await dropAbandoned(database);
    const tables = chooseMerge(await shelfTables(database));
    return tables.length === 0
      ? undefined
      : await mergeTables(database, tables, patienceMilliseconds, signal);
  });
}

async function shelfTables(queryable: Queryable): Promise<readonly ShelfTable[]> {
  const { rows } = await queryable.query<{ table: number; units: string }>(
    `select partition "table", sum(units)::text units from shelf where partition <> 0 group by partition`,
  );
  return rows.map(({ table, units }) => ({ table, units: Number(units) }));
}

async function dropAbandoned(database: Database): Promise<void> {
  const { rows } = await database.query<{ partition: number }>('select partition from shelf_merge');
  for (const { partition } of rows) {
    await database.query(`drop table if exists ${shelfTable(partition)}`);
    await database.query('delete from shelf_merge where partition = $1', [partition]);
  }
}

async function mergeTables(
  database: Database,
  tables: readonly number[],
  patience: number,
  signal: AbortSignal | undefined,
): Promise<ShelfMerge> {
  const { rows } = await database.query<{ shelf: number }>(
    'select shelf from shelf where partition = any($1) order by shelf',
    [tables],
  );
  const shelves = rows.map(({ shelf }) => shelf);
  const partition = await nextShelfNumber(database);
  const table = shelfTable(partition);
  await database.query('insert into shelf_merge (partition) values ($1)', [partition]);
  await createShelfTable(database, table);
  const copy = await copyUnits(database, tables, table);
  signal?.throwIfAborted();
  await completeShelfTable(database, table, shelves);
  const outcome = await exchange(database, { tables, shelves, partition, copy }, patience, signal);
  if (outcome !== 'merged') await dropAbandoned(database);
  return { outcome, tables, units: copy.units };
}

interface Copy {
  readonly units: number;
  /** What tells that a row was added, changed or removed since. */
  readonly fingerprint: string;
  /** The transaction that wrote the copy. */
  readonly transaction: string;
}

/** Copies rows as they are, in the order of their ids, and tells what was copied, of one snapshot. */
async function copyUnits(database: Database, tables: readonly number[], into: string): Promise<Copy> {
  return await database.transaction(
    async (transaction) => {
      const columns = await columnsOfUnit(transaction);
      const fingerprint = await fingerprintOf(transaction, tables);
      const sources = tables
        .map((table) => `select ${columns} from ${shelfTable(table)}`)
        .join(' union all ');
      const { rowCount } = await transaction.query(
        `insert into ${into} (${columns}) ${sources} order by tenant, id`,
      );
      const { rows } = await transaction.query<{ id: string }>('select pg_current_xact_id()::xid::text id');
      return { units: rowCount, fingerprint, transaction: rows[0]?.id ?? '' };
    },
    { isolation: 'repeatable read' },
  );
}

async function columnsOfUnit(queryable: Queryable): Promise<string> {
  const { rows } = await queryable.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) columns from pg_attribute
     where attrelid = 'unit'::regclass and attnum > 0 and not attisdropped`,
  );
  return rows[0]?.columns ?? '';
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

interface Exchange {
  readonly tables: readonly number[];
  readonly shelves: readonly number[];
  readonly partition: number;
  readonly copy: Copy;
}

async function exchange(
  database: Database,
  merge: Exchange,
  patience: number,
  signal: AbortSignal | undefined,
): Promise<ShelfMerge['outcome']> {
  const started = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const outcome = await database
      .transaction(async (transaction) => await exchangeNow(transaction, merge))
      .catch((error: unknown) => {
        if (isLockTaken(error)) return 'in use' as const;
        throw error;
      });
    if (outcome !== 'in use' || performance.now() - started > patience) return outcome;
    await sleep(EXCHANGE_PAUSE_MILLISECONDS);
  }
}

async function exchangeNow(
  transaction: Transaction,
  { tables, shelves, partition, copy }: Exchange,
): Promise<ShelfMerge['outcome']> {
  await transaction.query(`set local lock_timeout = ${EXCHANGE_LOCK_MILLISECONDS}`);
  await transaction.query('lock table unit in access exclusive mode');
  if (await someoneReadsThePast(transaction, copy.transaction)) return 'in use';
  if ((await fingerprintOf(transaction, tables)) !== copy.fingerprint) return 'changed';
  for (const table of tables)
    await transaction.query(`alter table unit detach partition ${shelfTable(table)}`);
  await attachShelfTable(transaction, shelfTable(partition), shelves);
  await transaction.query('update shelf set partition = $1 where partition = any($2)', [partition, tables]);
  await transaction.query('delete from shelf_merge where partition = $1', [partition]);
  for (const table of tables) await transaction.query(`drop table ${shelfTable(table)}`);
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

/** Cancels the statements of a merge of this process that goes on: it ends with DATABASE_STATEMENT_CANCELLED. */
export async function cancelMerge(database: Database): Promise<void> {
  await database.query(
    `select pg_cancel_backend(a.pid) from shelf_merge m
     join pg_stat_activity a on a.query ~ ('unit_shelf_' || m.partition || '\\M')
     where a.state = 'active' and a.datname = current_database() and a.pid <> pg_backend_pid()`,
  );
}
