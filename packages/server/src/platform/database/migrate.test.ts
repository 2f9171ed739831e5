import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDatabase, MIGRATIONS, temporaryFolder, testLogger } from '../../../test/support/index.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const folder = await temporaryFolder();

async function migrations(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  for (const [file, sql] of Object.entries(files)) await writeFile(join(path, file), sql);
  return path;
}

describe('migrations', () => {
  it('of this release make the schema, and are applied once', async () => {
    const { database } = await emptyDatabase();
    const applied = await migrate(database, MIGRATIONS);
    expect(applied[0]).toBe('0001-operations.sql');
    expect(await migrate(database, MIGRATIONS)).toEqual([]);
    expect((await database.query('select from operation')).rowCount).toBe(0);
  });

  it('are applied in order, several statements a file, the new ones only', async () => {
    const { database } = await emptyDatabase();
    const first = await migrations('first', {
      '0001-a.sql': 'create table a (x int); insert into a values (1);',
    });
    await migrate(database, first);
    const second = await migrations('second', { '0002-b.sql': 'insert into a values (2);' });
    await cp(first, second, { recursive: true });
    expect(await migrate(database, second)).toEqual(['0002-b.sql']);
    expect((await database.query('select x from a order by x')).rows).toEqual([{ x: 1 }, { x: 2 }]);
  });

  it('are applied once when several processes start together', async () => {
    const { connection } = await emptyDatabase();
    const starters = [1, 2, 3].map(() =>
      openDatabase({ connection, applicationName: 's', logger: testLogger }),
    );
    const applied = await Promise.all(starters.map((starter) => migrate(starter, MIGRATIONS)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    await Promise.all(starters.map((starter) => starter.close()));
  });

  it('leave nothing when one fails', async () => {
    const { database } = await emptyDatabase();
    const broken = await migrations('broken', {
      '0001-a.sql': 'create table a (x int);',
      '0002-b.sql': 'create table b (x int); select nothing_such();',
    });
    await expect(migrate(database, broken)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      parameters: { name: '0002-b.sql' },
    });
    const { rows } = await database.query(
      `select to_regclass('a') as a, to_regclass('schema_migration') as s`,
    );
    expect(rows).toEqual([{ a: null, s: null }]);
  });
});

describe('migrations are refused', () => {
  it('when an applied file changed', async () => {
    const { database } = await emptyDatabase();
    await migrate(database, await migrations('before', { '0001-a.sql': 'create table a (x int);' }));
    const after = await migrations('after', { '0001-a.sql': 'create table a (x bigint);' });
    await expect(migrate(database, after)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });

  it('when a later release was here', async () => {
    const { database } = await emptyDatabase();
    await migrate(
      database,
      await migrations('later', { '0001-a.sql': 'select 1;', '0002-b.sql': 'select 2;' }),
    );
    const earlier = await migrations('earlier', { '0001-a.sql': 'select 1;' });
    await expect(migrate(database, earlier)).rejects.toMatchObject({
      code: 'MIGRATION_UNKNOWN',
      parameters: { name: '0002-b.sql' },
    });
  });

  it('when a new file would come before an applied one', async () => {
    const { database } = await emptyDatabase();
    await migrate(database, await migrations('two', { '0002-b.sql': 'select 2;' }));
    const both = await migrations('both', { '0001-a.sql': 'select 1;', '0002-b.sql': 'select 2;' });
    await expect(migrate(database, both)).rejects.toMatchObject({ code: 'MIGRATION_ORDER' });
  });

  it('when a file is misnamed', async () => {
    const { database } = await emptyDatabase();
    const odd = await migrations('odd', { 'fix.sql': 'select 1;' });
    await expect(migrate(database, odd)).rejects.toMatchObject({ code: 'MIGRATION_NAME_INVALID' });
  });
});
