import type { Database, Queryable } from '../../platform/index.ts';
import { chooseMerge, type ShelfTable } from './choose-merge.ts';
import {
  copyShelfTables,
  type ExchangeOptions,
  type ExchangeOutcome,
  exchangeTables,
} from './exchange-tables.ts';
import { aloneInMerging, type NewTable, newTable } from './merge-lock.ts';
import { attachShelfTable, completeShelfTable, shelfTable } from './shelf-table.ts';

export interface ShelfMerge {
  readonly outcome: ExchangeOutcome;
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
  options: ExchangeOptions = {},
): Promise<ShelfMerge | undefined> {
  return await aloneInMerging(database, async () => {
    const tables = chooseMerge(await shelfTables(database));
    return tables.length === 0 ? undefined : await mergeTables(database, tables, options);
  });
}

async function shelfTables(queryable: Queryable): Promise<readonly ShelfTable[]> {
  const { rows } = await queryable.query<{ table: number; units: string }>(
    `select partition "table", sum(units)::text units from shelf where partition <> 0 group by partition`,
  );
  return rows.map(({ table, units }) => ({ table, units: Number(units) }));
}

async function mergeTables(
  database: Database,
  tables: readonly number[],
  options: ExchangeOptions,
): Promise<ShelfMerge> {
  const { rows } = await database.query<{ shelf: number }>(
    'select shelf from shelf where partition = any($1) order by shelf',
    [tables],
  );
  const shelves = rows.map(({ shelf }) => shelf);
  const into: NewTable = await newTable(database);
  const copy = await copyShelfTables(database, tables, into.number);
  options.signal?.throwIfAborted();
  await completeShelfTable(database, into.table, shelves);
  const swap: Parameters<typeof exchangeTables>[2] = async (transaction) => {
    for (const table of tables)
      await transaction.query(`alter table unit detach partition ${shelfTable(table)}`);
    await attachShelfTable(transaction, into.table, shelves);
    await transaction.query('update shelf set partition = $1 where partition = any($2)', [
      into.number,
      tables,
    ]);
    await into.keep(transaction);
    for (const table of tables) await transaction.query(`drop table ${shelfTable(table)}`);
  };
  const outcome = await exchangeTables(database, copy, swap, options);
  if (outcome !== 'merged') await into.drop();
  return { outcome, tables, units: copy.units };
}
