import { isChartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { cloneDatabase, testLogger } from '../../../test/support/index.ts';
import { openDatabase } from './open-database.ts';

const { database, connection } = await cloneDatabase();
await database.query('create table only_one (id integer constraint only_one_key primary key, n integer)');
await database.query('insert into only_one values (1, 0), (2, 0)');

async function refusal(work: Promise<unknown>) {
  return await work.then(
    () => undefined,
    (error: unknown) => {
      if (!isChartrierError(error)) throw error;
      return { code: error.code, ...error.parameters };
    },
  );
}

describe('the database refuses', () => {
  it('a duplicate, naming the constraint', async () => {
    expect(await refusal(database.query('insert into only_one values (1, 0)'))).toMatchObject({
      code: 'DATABASE_DUPLICATE',
      constraint: 'only_one_key',
      sqlstate: '23505',
    });
  });

  it('a statement that is wrong, with its SQLSTATE', async () => {
    expect(await refusal(database.query('select * from nowhere'))).toMatchObject({
      code: 'DATABASE_ERROR',
      sqlstate: '42P01',
    });
  });

  it('two transactions that would not be one after the other', async () => {
    const serializable = { isolation: 'serializable' } as const;
    const clash = database.transaction(async (outer) => {
      await outer.query('select sum(n) from only_one');
      await database.transaction(async (inner) => {
        await inner.query('select sum(n) from only_one');
        await inner.query('update only_one set n = n + 1 where id = 1');
      }, serializable);
      await outer.query('update only_one set n = n + 1 where id = 2');
    }, serializable);
    expect(await refusal(clash)).toMatchObject({ code: 'DATABASE_CONFLICT' });
  });

  it('a statement that lasts too long', async () => {
    const hasty = openDatabase({
      connection,
      applicationName: 'hasty',
      logger: testLogger,
      statementTimeoutMilliseconds: 500,
    });
    expect(await refusal(hasty.query('select pg_sleep(5)'))).toMatchObject({
      code: 'DATABASE_STATEMENT_CANCELLED',
    });
    await hasty.close();
  });

  it('a caller when every connection is taken for too long', async () => {
    const small = openDatabase({
      connection,
      applicationName: 'small',
      logger: testLogger,
      maxConnections: 1,
      // the only connection is made in that time, too
      acquireTimeoutMilliseconds: 2_000,
    });
    const both = small.transaction(async () => await refusal(small.query('select 1')));
    expect(await both).toMatchObject({ code: 'DATABASE_BUSY' });
    await small.close();
  });

  it('nothing at all when it is not there, but says so', async () => {
    const absent = openDatabase({
      connection: { ...connection, host: '/nowhere' },
      applicationName: 'absent',
      logger: testLogger,
    });
    expect(await refusal(absent.query('select 1'))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await refusal(absent.listen('x', () => {}))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await absent.close();
  });

  it('a transaction whose connection is lost, and gives a new one to the next', async () => {
    const lost = database.transaction(async (transaction) => {
      const { rows } = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [rows[0]?.pid ?? 0]);
      await transaction.query('select 1');
    });
    expect(await refusal(lost)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect((await database.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  it('a number that would be rounded', async () => {
    await expect(database.query('select 9007199254740993::bigint as n')).rejects.toThrow(/beyond/);
  });
});
