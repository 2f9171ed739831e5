import type { Database } from '../../platform/index.ts';
import { aloneInMerging } from './merge-lock.ts';
import { shelfTable } from './shelf-table.ts';

/** A table of which more than this is marked as seen by all is left to PostgreSQL's own vacuum. */
const MARKED_SHARE = 0.9;

/**
 * Marks as seen by all the tables of units that could not be when they were made, because a transaction older than their rows
 * was still going on: a deposit beside them is enough. Unmarked, each row that an index finds is looked up to know whether it
 * is to be seen: counting ten thousand units read ten thousand of them. PostgreSQL would not do it by itself: nothing changes in such
 * a table. It waits until the transactions of that time have ended.
 *
 * @param isDue whether a table may be tried now, by its number
 * @returns the numbers of the tables it did; undefined when another process works on tables of units
 */
export async function vacuumShelves(
  database: Database,
  isDue: (table: number) => boolean = () => true,
): Promise<readonly number[] | undefined> {
  return await aloneInMerging(database, async () => {
    const due = (await unmarkedTables(database)).filter(isDue);
    for (const table of due) await database.query(`vacuum (skip_locked) ${shelfTable(table)}`);
    return due;
  });
}

/** The open table, 0, is written all along: PostgreSQL looks after it. */
async function unmarkedTables(database: Database): Promise<readonly number[]> {
  const { rows } = await database.query<{ table: number }>(
    `select s.partition "table"
     from (select partition, max(attached_at) attached_at from shelf where partition <> 0 group by partition) s
     join pg_class c on c.oid = to_regclass('unit_shelf_' || s.partition)
     where c.relallvisible < c.relpages * ${MARKED_SHARE} and not exists (
       select from pg_stat_activity a
       where a.datname = current_database() and a.pid <> pg_backend_pid()
         and coalesce(a.backend_xmin, a.backend_xid) is not null and a.xact_start <= s.attached_at
     )
     order by 1`,
  );
  return rows.map(({ table }) => table);
}
