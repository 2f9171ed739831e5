import type { Database } from '../../platform/index.ts';
import { copyShelfTables, type ExchangeOptions, exchangeTables } from './exchange-tables.ts';
import { aloneInMerging, newTable } from './merge-lock.ts';
import type { ShelfMerge } from './merge-shelves.ts';
import { MAX_UNITS_IN_OPEN_SHELF } from './publish-units.ts';
import { OPEN_SHELF } from './shelf.ts';
import { attachShelfTable, completeShelfTable, shelfTable } from './shelf-table.ts';

export interface SettleOptions extends ExchangeOptions {
  /** The open shelf may hold so many; as many as one deposit puts there when absent. */
  readonly mostUnits?: number;
}

/**
 * Gives a shelf of their own to the units of the open one, when a rebuild put there many more than deposits do; undefined
 * otherwise. Deposits then go on in a small table. It is made apart and exchanged as merged tables are; units change shelves,
 * so that a scroll that was open ends short: this is for an archive that nobody reads yet.
 */
export async function settleOpenShelf(
  database: Database,
  options: SettleOptions = {},
): Promise<ShelfMerge | undefined> {
  const open = shelfTable(OPEN_SHELF);
  const { rows } = await database.query<{ units: string }>(`select count(*)::text units from ${open}`);
  const { mostUnits = MAX_UNITS_IN_OPEN_SHELF } = options;
  if (Number(rows[0]?.units ?? 0) <= mostUnits) return undefined;
  return await aloneInMerging(database, async () => {
    const into = await newTable(database);
    const copy = await copyShelfTables(database, [OPEN_SHELF], into.number, into.number);
    await completeShelfTable(database, into.table, [into.number]);
    const outcome = await exchangeTables(
      database,
      copy,
      async (transaction) => {
        await transaction.query(`truncate ${open}`);
        await attachShelfTable(transaction, into.table, [into.number]);
        await transaction.query('insert into shelf (shelf, partition, units) values ($1, $1, $2)', [
          into.number,
          copy.units,
        ]);
        await into.keep(transaction);
      },
      options,
    );
    if (outcome !== 'merged') await into.drop();
    return { outcome, tables: [OPEN_SHELF], units: copy.units };
  });
}
