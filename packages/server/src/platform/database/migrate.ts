import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import type { Database } from './database.ts';

/** Any number, always the same: whoever migrates this database takes it. */
const MIGRATION_LOCK = 0x43_48_41_52;
const MIGRATION_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Migrations of a directory, in their order: `0001-operations.sql`, `0002-logbook.sql`… */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return await Promise.all(
    names.map(async (name) => {
      if (!MIGRATION_NAME.test(name)) throw chartrierError('MIGRATION_NAME_INVALID', { name });
      const sql = await readFile(join(directory, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database to the schema of this release, forward only, in one transaction under a lock: several processes
 * may start at once. Answers the names of the migrations applied now.
 *
 * @throws MIGRATION_CHANGED when a file that was applied is no longer the same; MIGRATION_UNKNOWN when the database
 *   was migrated by a later release; MIGRATION_ORDER when a new file would come before an applied one.
 */
export async function migrate(database: Database, directory: string): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  return await database.transaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    await transaction.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await transaction.query(
      `create table if not exists schema_migration (
        name text collate "C" primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`,
    );
    const { rows: applied } = await transaction.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migration order by name',
    );
    checkApplied(applied, migrations);
    const known = new Set(applied.map(({ name }) => name));
    const pending = migrations.filter(({ name }) => !known.has(name));
    for (const { name, sql, sha256 } of pending) {
      try {
        await transaction.query(sql);
      } catch (cause) {
        throw chartrierError('MIGRATION_FAILED', { name, reason: String(cause) }, { cause });
      }
      await transaction.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
    }
    return pending.map(({ name }) => name);
  });
}

function checkApplied(
  applied: readonly { readonly name: string; readonly sha256: string }[],
  migrations: readonly Migration[],
): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const file = files.get(name);
    if (file === undefined) throw chartrierError('MIGRATION_UNKNOWN', { name });
    if (file.sha256 !== sha256) throw chartrierError('MIGRATION_CHANGED', { name });
  }
  const last = applied.at(-1)?.name;
  const names = new Set(applied.map(({ name }) => name));
  for (const { name } of migrations)
    if (last !== undefined && name < last && !names.has(name))
      throw chartrierError('MIGRATION_ORDER', { name, last });
}
