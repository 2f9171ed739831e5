import type { Database, Queryable, Transaction } from '../../platform/index.ts';
import {
  attachShelfTable,
  completeShelfTable,
  createShelfTable,
  nextShelfNumber,
  shelfTable,
} from './shelf-table.ts';
import { UNIT_COLUMNS, type UnitSource, unitRows } from './unit-columns.ts';

export const OPEN_SHELF = 0;

/** A table of units beside `unit`, ready to become one of its partitions. */
export interface Shelf {
  readonly shelf: number;
  readonly units: number;
}

/**
 * Builds a shelf from staged documents: rows first, parts of them side by side, then the indexes that `unit` has, then
 * statistics. Nobody sees it before it is attached; `dropShelf` undoes it.
 */
export async function buildShelf(
  database: Database,
  tenant: number,
  parts: readonly UnitSource[],
): Promise<Shelf> {
  const shelf = await nextShelfNumber(database);
  const table = shelfTable(shelf);
  await createShelfTable(database, table);
  const inserted = await Promise.all(
    parts.map(({ text, values }) =>
      database.query(
        `insert into ${table} (${UNIT_COLUMNS}) ${unitRows(`$${values.length + 1}::integer`, String(shelf), text)}`,
        [...values, tenant],
      ),
    ),
  );
  await completeShelfTable(database, table, [shelf]);
  return { shelf, units: inserted.reduce((units, { rowCount }) => units + rowCount, 0) };
}

/** In the commit's transaction. Takes a lock on `unit` that lets readers and writers go on. */
export async function attachShelf(
  transaction: Transaction,
  { shelf, units }: Shelf,
  operationId: string,
): Promise<void> {
  const table = shelfTable(shelf);
  await attachShelfTable(transaction, table, [shelf]);
  await transaction.query(
    'insert into shelf (shelf, partition, operation_id, units) values ($1, $1, $2, $3)',
    [shelf, operationId, units],
  );
}

/** Removes a shelf that was not attached; an absent one, or an attached one, is left alone. */
export async function dropShelf(queryable: Queryable, shelf: number): Promise<void> {
  const { rows } = await queryable.query('select from shelf where shelf = $1', [shelf]);
  if (rows.length === 0) await queryable.query(`drop table if exists ${shelfTable(shelf)}`);
}
