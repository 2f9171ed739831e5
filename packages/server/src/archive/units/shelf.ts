import type { Database, Queryable, Transaction } from '../../platform/index.ts';
import type { UnitSource } from './publish-units.ts';
import { UNIT_COLUMNS, unitRows } from './unit-columns.ts';

export const OPEN_SHELF = 0;
/** A unit's row stays in one piece up to this size: measured, inserts take a third less. */
const TOAST_TUPLE_TARGET = 4_080;

/** A table of units beside `unit`, ready to become one of its partitions. */
export interface Shelf {
  readonly shelf: number;
  readonly units: number;
}

function shelfTable(shelf: number): string {
  return `unit_shelf_${shelf}`;
}

/**
 * Builds a shelf from staged documents: rows first, then the indexes that `unit` has, then statistics. Nobody sees it
 * before it is attached; `dropShelf` undoes it.
 */
export async function buildShelf(database: Database, tenant: number, source: UnitSource): Promise<Shelf> {
  const shelf = await nextShelfNumber(database);
  const table = shelfTable(shelf);
  await database.query(
    `create table ${table} (like unit including defaults) with (toast_tuple_target = ${TOAST_TUPLE_TARGET}, autovacuum_enabled = off)`,
  );
  const place = source.values.length + 1;
  const { rowCount } = await database.query(
    `insert into ${table} (${UNIT_COLUMNS}) ${unitRows(`$${place}::integer`, String(shelf), source.text)}`,
    [...source.values, tenant],
  );
  await indexShelf(database, table);
  // With this check, attaching reads no row.
  await database.query(`alter table ${table} add constraint ${table}_shelf check (shelf = ${shelf})`);
  await database.query(`vacuum (analyze) ${table}`);
  await database.query(`alter table ${table} reset (autovacuum_enabled)`);
  return { shelf, units: rowCount };
}

/** In the commit's transaction. Takes a lock on `unit` that lets readers and writers go on. */
export async function attachShelf(
  transaction: Transaction,
  { shelf, units }: Shelf,
  operationId: string,
): Promise<void> {
  const table = shelfTable(shelf);
  await transaction.query(`alter table unit attach partition ${table} for values in (${shelf})`);
  await transaction.query(`alter table ${table} drop constraint ${table}_shelf`);
  await transaction.query('insert into shelf (shelf, operation_id, units) values ($1, $2, $3)', [
    shelf,
    operationId,
    units,
  ]);
}

/** Removes a shelf that was not attached; an absent one, or an attached one, is left alone. */
export async function dropShelf(queryable: Queryable, shelf: number): Promise<void> {
  const { rows } = await queryable.query('select from shelf where shelf = $1', [shelf]);
  if (rows.length === 0) await queryable.query(`drop table if exists ${shelfTable(shelf)}`);
}

async function nextShelfNumber(database: Database): Promise<number> {
  const { rows } = await database.query<{ shelf: number }>("select nextval('shelf_number')::integer shelf");
  const shelf = rows[0]?.shelf;
  if (shelf === undefined) throw new Error('the sequence of shelves gave no number');
  return shelf;
}

/** The same indexes as `unit`, so that attaching adopts them instead of building its own. */
async function indexShelf(database: Database, table: string): Promise<void> {
  const { rows } = await database.query<{
    name: string;
    definition: string;
    primary: boolean;
    constraint: string;
  }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, i.indisprimary as primary,
            coalesce(pg_get_constraintdef(k.oid), '') as constraint
     from pg_index i
     join pg_class c on c.oid = i.indexrelid
     left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'p'
     where i.indrelid = 'unit'::regclass
     order by i.indisprimary desc, c.relname`,
  );
  for (const { name, definition, primary, constraint } of rows) {
    if (primary) await database.query(`alter table ${table} add ${constraint}`);
    else {
      const own = name.replace(/^unit/, table);
      await database.query(definition.replace(/INDEX \S+ ON (ONLY )?\S+/, `INDEX ${own} ON ${table}`));
    }
  }
}
