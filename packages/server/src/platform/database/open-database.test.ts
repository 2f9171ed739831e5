import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { capturedLog, cloneDatabase, testLogger } from '../../../test/support/index.ts';
import { openDatabase } from './open-database.ts';

const { database, connection } = await cloneDatabase();
await database.query('create table thing (id integer primary key, name text not null, at timestamp)');

describe('a statement', () => {
  it('binds its values', async () => {
    const name = `'); drop table thing; --`;
    await database.query('insert into thing (id, name) values ($1, $2)', [1, name]);
    const { rows, rowCount } = await database.query<{ name: string }>(
      'select name from thing where id = $1',
      [1],
    );
    expect(rows).toEqual([{ name }]);
    expect(rowCount).toBe(1);
  });

  it('is prepared once a connection when it has a name', async () => {
    const run = async () =>
      await database.transaction(async (transaction) => {
        await transaction.query('select name from thing where id = $1', [1], { name: 'thing-by-id' });
        await transaction.query('select name from thing where id = $1', [2], { name: 'thing-by-id' });
        return await transaction.query(`select from pg_prepared_statements where name = 'thing-by-id'`);
      });
    expect((await run()).rowCount).toBe(1);
  });

  it('is prepared once a connection when it is of those that come again', async () => {
    const text = 'select name from thing where id = $1';
    const repeating = openDatabase({
      connection,
      applicationName: 'repeating',
      logger: testLogger,
      isRepeated: (one) => one === text,
    });
    const prepared = await repeating.transaction(async (transaction) => {
      for (const id of [1, 2]) await transaction.query(text, [id]);
      await transaction.query('select id from thing where id = $1', [1]);
      return await transaction.query<{ statement: string }>('select statement from pg_prepared_statements');
    });
    expect(prepared.rows).toEqual([{ statement: text }]);
    await repeating.close();
  });

  it('is read at once, without a cursor nor a transaction around it, when its rows are few', async () => {
    const text = 'select g from generate_series(1, $1::integer) g';
    const reading = openDatabase({
      connection,
      applicationName: 'few rows',
      logger: testLogger,
      isOfFewRows: (one) => one === text,
    });
    const read = await reading.transaction(async (transaction) => {
      const batches: unknown[] = [];
      for await (const batch of transaction.stream(text, [5], 2)) batches.push(batch);
      const cursors = await reading.query('select from pg_cursors');
      const { rows } = await transaction.query<{ begun: boolean }>(
        `select backend_xid is not null or xact_start < query_start begun from pg_stat_activity where pid = pg_backend_pid()`,
      );
      await transaction.query('insert into thing (id, name) values (70, $1)', ['kept']);
      return { batches, cursors: cursors.rowCount, begun: rows[0]?.begun };
    });
    expect(read).toEqual({
      batches: [[{ g: 1 }, { g: 2 }], [{ g: 3 }, { g: 4 }], [{ g: 5 }]],
      cursors: 0,
      begun: true,
    });
    await expect(
      reading.transaction(async (transaction) => {
        for await (const _ of transaction.stream(text, [1], 2)) break;
        await transaction.query('delete from thing where id = 70');
        throw new Error('not that one');
      }),
    ).rejects.toThrow('not that one');
    expect((await reading.query('delete from thing where id = 70')).rowCount).toBe(1);
    await reading.close();
  });

  it('reads counts as numbers, timestamps as UTC instants, dates as texts', async () => {
    const at = new Date('2024-05-01T10:11:12.345Z');
    const { rows } = await database.query(
      `select $1::timestamp as at, $2::timestamptz as zoned, count(*) as count, array[1, 2]::bigint[] as list,
        date '2024-02-29' as day, '{"a": [1]}'::jsonb as document from thing where id < 0`,
      [at, at],
    );
    expect(rows).toEqual([
      { at, zoned: at, count: 0, list: [1, 2], day: '2024-02-29', document: { a: [1] } },
    ]);
  });

  it('does not depend on the time zone of the process', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const { rows } = await database.query<{ text: string; at: Date }>(
        'select $1::timestamp::text as text, $1::timestamp as at',
        [new Date('2024-05-01T10:11:12.345Z')],
      );
      expect(rows).toEqual([{ text: '2024-05-01 10:11:12.345', at: new Date('2024-05-01T10:11:12.345Z') }]);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('a transaction', () => {
  it('commits what it did, or nothing of it', async () => {
    await database.transaction(async (transaction) => {
      await transaction.query('insert into thing values (10, $1)', ['kept']);
    });
    const failing = database.transaction(async (transaction) => {
      await transaction.query('insert into thing values (11, $1)', ['lost']);
      throw new Error('mine');
    });
    await expect(failing).rejects.toThrow('mine');
    const { rows } = await database.query('select id from thing where id in (10, 11)');
    expect(rows).toEqual([{ id: 10 }]);
  });

  it('copies a stream in, and counts its rows', async () => {
    const lines = function* () {
      for (let id = 1_000; id < 21_000; id++) yield `${id}\tline ${id}\t\\N\n`;
    };
    const copied = await database.transaction(
      async (transaction) => await transaction.copyFrom('copy thing from stdin', Readable.from(lines())),
    );
    expect(copied).toBe(20_000);
  });

  it('undoes a copy whose source breaks, and keeps its connection usable', async () => {
    const broken = function* () {
      yield '30000\tone\t\\N\n';
      throw new Error('the disk broke');
    };
    const copying = database.transaction(
      async (transaction) => await transaction.copyFrom('copy thing from stdin', Readable.from(broken())),
    );
    await expect(copying).rejects.toThrow('the disk broke');
    const { rows } = await database.query('select count(*) as n from thing where id = 30000');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('streams rows batch by batch, and lets go of them when the reader stops', async () => {
    const sizes = await database.transaction(async (transaction) => {
      const seen: number[] = [];
      const batches = transaction.stream<{ id: number }>(
        'select id from thing where id between $1 and $2 order by id',
        [1_000, 3_499],
        1_000,
      );
      for await (const rows of batches) seen.push(rows.length);
      for await (const rows of transaction.stream<{ id: number }>(
        'select id from thing order by id',
        [],
        10,
      )) {
        expect(rows).toHaveLength(10);
        break;
      }
      const { rowCount } = await transaction.query('select from pg_cursors');
      expect(rowCount).toBe(0);
      return seen;
    });
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('takes the isolation and the access that are asked for', async () => {
    const { rows } = await database.transaction(
      async (transaction) =>
        await transaction.query(
          `select current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as r`,
        ),
      { isolation: 'repeatable read', readOnly: true },
    );
    expect(rows).toEqual([{ isolation: 'repeatable read', r: 'on' }]);
  });
});

describe('notifications', () => {
  it('are heard until they are no longer listened to', async () => {
    const heard: string[] = [];
    const stop = await database.listen('test "channel"', (payload) => heard.push(payload));
    await database.query(`select pg_notify('test "channel"', 'one')`);
    await until(() => heard.length === 1);
    await stop();
    const hears = Promise.withResolvers<void>();
    const stopHearing = await database.listen('test "channel"', () => hears.resolve());
    await database.query(`select pg_notify('test "channel"', 'two')`);
    // whoever listens hears it: who no longer does would have, too
    await hears.promise;
    await stopHearing();
    expect(heard).toEqual(['one']);
  });

  it('are heard again after the connection was lost, and whoever waits is told to look', async () => {
    const heard: string[] = [];
    const stop = await database.listen('again', (payload) => heard.push(payload));
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`,
    );
    await until(() => heard.includes(''));
    await database.query(`select pg_notify('again', 'back')`);
    await until(() => heard.includes('back'));
    await stop();
    expect(heard).toEqual(['', 'back']);
  });
});

describe('a pool', () => {
  it('survives the loss of its connections', async () => {
    const { lines, logger } = capturedLog('warn');
    const own = openDatabase({ connection, applicationName: 'lost', logger });
    await own.query('select 1');
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'`,
    );
    await until(() => lines.some((line) => line.includes('an idle database connection was lost')));
    expect((await own.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
    await own.close();
  });
});

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition).toBe(true);
}

describe('a transaction that opens with a question', () => {
  const opening = (id: number) => ({
    text: 'select name from thing where id = $1 for key share',
    values: [id],
    name: 'thing-held',
  });

  it('gives its answer to the work, which is in the same transaction', async () => {
    await database.query(`insert into thing (id, name) values (80, 'held')`);
    const names = await database.transactionOpenedBy(opening(80), async (transaction, opened) => {
      await transaction.query('update thing set name = $2 where id = $1', [80, 'changed']);
      const copied = await transaction.copyFrom(
        'copy thing (id, name) from stdin',
        Readable.from(['81\tcopied\n']),
      );
      const { rows } = await transaction.query(
        'select name from thing where id between 80 and 81 order by id',
      );
      return [...opened.rows, copied, ...rows];
    });
    expect(names).toEqual([{ name: 'held' }, 1, { name: 'changed' }, { name: 'copied' }]);
  });

  it('is rolled back whole, and its connection serves again, when the work throws or the question has a fault', async () => {
    const failing = database.transactionOpenedBy(opening(80), async (transaction) => {
      await transaction.query('delete from thing where id = 80');
      throw new Error('not that one');
    });
    await expect(failing).rejects.toThrow('not that one');
    const wrong = {
      text: 'select name from thing where 1 / (id - $1) = 1',
      values: [80],
      name: 'thing-wrong',
    };
    let worked = false;
    const refused = database.transactionOpenedBy(wrong, async () => {
      worked = true;
    });
    await expect(refused).rejects.toThrow();
    expect(worked).toBe(false);
    expect((await database.query('select from thing where id = 80')).rowCount).toBe(1);
    const held = await database.transactionOpenedBy(opening(80), async (_, opened) => opened.rowCount);
    expect(held).toBe(1);
  });
});

describe('a statement behind a guard', () => {
  const guard = (id: number) => ({
    text: 'select 1 / count(*) from (select from thing where id = $1 for key share) held',
    values: [id],
    name: 'thing-guard',
  });
  const rename = (name: string) => ({
    text: 'update thing set name = $2 where id = $1 returning name',
    values: [90, name],
  });

  it('is committed where the guard lets it, and answers', async () => {
    await database.query(`insert into thing (id, name) values (90, 'before')`);
    const answer = await database.guarded<{ name: string }>(guard(90), rename('after'), {
      durableAtOnce: false,
    });
    expect(answer).toEqual({ rows: [{ name: 'after' }], rowCount: 1 });
    expect((await database.query('select name from thing where id = 90')).rows).toEqual([{ name: 'after' }]);
  });

  it('does nothing where the guard holds it back, and its connection serves again', async () => {
    const alone = openDatabase({
      connection,
      applicationName: 'guarded',
      logger: testLogger,
      maxConnections: 1,
    });
    try {
      expect(await alone.guarded(guard(91), rename('not allowed'))).toBeUndefined();
      expect((await alone.query('select name from thing where id = 90')).rows).toEqual([{ name: 'after' }]);
      expect(await alone.guarded(guard(90), rename('again'))).toMatchObject({ rowCount: 1 });
    } finally {
      await alone.close();
    }
  });

  it('throws its own fault, even one that looks like the guard’s', async () => {
    const dividing = { text: 'update thing set name = (1 / (id - $1))::text where id = 90', values: [90] };
    await expect(database.guarded(guard(90), dividing)).rejects.toMatchObject({
      code: 'DATABASE_ERROR',
      parameters: { sqlstate: '22012' },
    });
    expect((await database.query('select name from thing where id = 90')).rows).toEqual([{ name: 'again' }]);
  });
});
