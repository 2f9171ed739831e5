import type { Database } from '../../platform/index.ts';

/** Rows removed by one statement: locks and log stay small whatever the tenant held. */
const ROWS_AT_ONCE = 20_000;
/** What tells of the erasure itself. */
const KEPT: readonly string[] = ['tenant_erasure'];

/**
 * Removes every row of an erased tenant, table by table. Done again, it finds what is left.
 *
 * @param progress told of each table that is done; may throw to stop
 */
export async function removeTenantRows(
  database: Database,
  tenant: number,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const tables = await tablesByTenant(database);
  for (const [place, table] of tables.entries()) {
    let removed = ROWS_AT_ONCE;
    while (removed === ROWS_AT_ONCE) {
      progress(place, tables.length);
      removed = await removeSome(database, table, tenant);
    }
  }
}

/** Every table whose rows are a tenant's, those that later versions add too; a partitioned table counts once. */
async function tablesByTenant(database: Database): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select c.oid::regclass::text as name
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'tenant' and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
       and c.relnamespace = current_schema()::regnamespace and c.relname <> all ($1)
     order by 1`,
    [KEPT],
  );
  return rows.map(({ name }) => name);
}

async function removeSome(database: Database, table: string, tenant: number): Promise<number> {
  // the name is the catalogue's own, quoted by regclass; a row of a partition is told apart by its table too
  const { rowCount } = await database.query(
    `delete from ${table} where tenant = $1 and (tableoid, ctid) in
       (select tableoid, ctid from ${table} where tenant = $1 limit ${ROWS_AT_ONCE})`,
    [tenant],
  );
  return rowCount;
}
