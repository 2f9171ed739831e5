import type { Database, Queryable, Transaction } from '../../platform/index.ts';

/** A unit's row stays in one piece up to this size: measured, inserts take a third less. */
const TOAST_TUPLE_TARGET = 4_080;

/** The table that holds a shelf; several, once they are merged. */
export function shelfTable(table: number): string {
  return `unit_shelf_${table}`;
}

/** Numbers of shelves and of their tables are of one series. */
export async function nextShelfNumber(database: Database): Promise<number> {
  const { rows } = await database.query<{ shelf: number }>("select nextval('shelf_number')::integer shelf");
  const shelf = rows[0]?.shelf;
  if (shelf === undefined) throw new Error('the sequence of shelves gave no number');
  return shelf;
}

/** A table with the columns of `unit`, beside it. */
export async function createShelfTable(queryable: Queryable, table: string): Promise<void> {
  await queryable.query(
    `create table ${table} (like unit including defaults) with (toast_tuple_target = ${TOAST_TUPLE_TARGET}, autovacuum_enabled = off)`,
  );
}

/** Once its rows are there: its indexes, what makes attaching quick, and statistics. */
export async function completeShelfTable(
  database: Database,
  table: string,
  shelves: readonly number[],
): Promise<void> {
  // Before there are indexes, which it would read.
  await database.query(`vacuum ${table}`);
  await indexShelfTable(database, table);
  // With this check, attaching reads no row.
  await database.query(
    `alter table ${table} add constraint ${table}_shelf check (shelf in (${shelfNumbers(shelves)}))`,
  );
  await database.query(`analyze ${table}`);
  await database.query(`alter table ${table} reset (autovacuum_enabled)`);
}

/** Makes the table one of the partitions of `unit`. */
export async function attachShelfTable(
  transaction: Transaction,
  table: string,
  shelves: readonly number[],
): Promise<void> {
  await transaction.query(
    `alter table unit attach partition ${table} for values in (${shelfNumbers(shelves)})`,
  );
  await transaction.query(`alter table ${table} drop constraint ${table}_shelf`);
}

/** Numbers written into a statement of definition, which takes no bound value. */
function shelfNumbers(shelves: readonly number[]): string {
  return shelves.map((shelf) => String(Math.trunc(shelf))).join(', ');
}

/** Indexes that are built side by side. */
const INDEXES_AT_ONCE = 2;

interface IndexOfUnit {
  readonly name: string;
  readonly definition: string;
  readonly primary: boolean;
}

/** The same indexes as `unit`, so that attaching adopts them instead of building its own. */
async function indexShelfTable(database: Database, table: string): Promise<void> {
  const { rows } = await database.query<IndexOfUnit>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, i.indisprimary as primary
     from pg_index i
     join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'unit'::regclass
     order by c.relname`,
  );
  const ownName = ({ name }: IndexOfUnit): string => name.replace(/^unit/, table);
  const queue = rows.values();
  const build = async (): Promise<void> => {
    for (const index of queue) {
      const statement = `INDEX ${ownName(index)} ON ${table}`;
      await database.query(index.definition.replace(/INDEX \S+ ON (ONLY )?\S+/, statement));
    }
  };
  await Promise.all(Array.from({ length: INDEXES_AT_ONCE }, build));
  for (const index of rows.filter(({ primary }) => primary)) {
    const name = ownName(index);
    await database.query(`alter table ${table} add constraint ${name} primary key using index ${name}`);
  }
}
