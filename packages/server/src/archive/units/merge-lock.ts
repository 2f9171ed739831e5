import type { Database, Queryable } from '../../platform/index.ts';
import { createShelfTable, nextShelfNumber, shelfTable } from './shelf-table.ts';

/** Whoever holds it copies tables of units; nobody else does meanwhile. */
const MERGE_LOCK = 4_015_001;

/** Does the work unless another process merges; what a killed process left is dropped first. */
export async function aloneInMerging<T>(
  database: Database,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  // The lock is this transaction's: it ends with the process.
  return await database.transaction(async (holding) => {
    // Without bound values: the snapshot of a statement that has some stays open until the next one.
    const { rows } = await holding.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(${MERGE_LOCK}) mine`,
    );
    if (rows[0]?.mine !== true) return undefined;
    const abandoned = await database.query<{ partition: number }>('select partition from shelf_merge');
    for (const { partition } of abandoned.rows) await dropTable(database, partition);
    return await work();
  });
}

/** A table that is being filled, dropped by the next merge unless it is kept. */
export interface NewTable {
  readonly number: number;
  readonly table: string;
  keep(queryable: Queryable): Promise<void>;
  drop(): Promise<void>;
}

export async function newTable(database: Database): Promise<NewTable> {
  const number = await nextShelfNumber(database);
  const table = shelfTable(number);
  await database.query('insert into shelf_merge (partition) values ($1)', [number]);
  await createShelfTable(database, table);
  return {
    number,
    table,
    keep: async (queryable) => {
      await queryable.query('delete from shelf_merge where partition = $1', [number]);
    },
    drop: async () => await dropTable(database, number),
  };
}

async function dropTable(database: Database, number: number): Promise<void> {
  await database.query(`drop table if exists ${shelfTable(number)}`);
  await database.query('delete from shelf_merge where partition = $1', [number]);
}

/**
 * Cancels the statements of a merge of this process that goes on, or the vacuum of a table of units: it ends with
 * DATABASE_STATEMENT_CANCELLED.
 */
export async function cancelMerge(database: Database): Promise<void> {
  await database.query(
    `select pg_cancel_backend(a.pid) from pg_stat_activity a
     where a.state = 'active' and a.datname = current_database() and a.pid <> pg_backend_pid()
       and (a.query like 'vacuum (skip_locked) unit\\_shelf\\_%'
            or exists (select from shelf_merge m where a.query ~ ('unit_shelf_' || m.partition || '\\M')))`,
  );
}
