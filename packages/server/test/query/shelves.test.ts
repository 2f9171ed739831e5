import { beforeEach, describe, expect, it } from 'vitest';
import {
  attachShelf,
  buildShelf,
  keepShelves,
  mergeShelves,
  replaceUnitDocument,
  type ShelfMerge,
  settleOpenShelf,
} from '../../src/archive/index.ts';
import { unitById } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase, testLogger } from '../support/index.ts';
import { ALL_ACCESS, guid, titles, unit } from './fixtures.ts';

const DEPOSITS = 6;
const UNITS = 4;
const NO_PATIENCE = { patienceMilliseconds: 0 };

let database: Database;

/** Names of the units of a deposit: `ab`, the second of the first. */
function namesOf(deposit: number): readonly string[] {
  return Array.from({ length: UNITS }, (_, place) => `${'abcdefghij'[deposit]}${'abcdefghij'[place]}`);
}

const NAMES = Array.from({ length: DEPOSITS }, (_, deposit) => namesOf(deposit)).flat();

async function deposit(number: number): Promise<void> {
  const documents = namesOf(number).map((name) => unit(name, { Tag: [name] }));
  const source = {
    text: 'select document from jsonb_array_elements($1::jsonb) document',
    values: [JSON.stringify(documents)],
  };
  const shelf = await buildShelf(database, 0, [source]);
  await database.transaction(async (transaction) => await attachShelf(transaction, shelf, `op-${number}`));
}

beforeEach(async () => {
  ({ database } = await cloneDatabase());
  for (let number = 0; number < DEPOSITS; number += 1) await deposit(number);
});

async function tables(): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select c.relname "name" from pg_class c
     where c.relname ~ '^unit_shelf_[0-9]+$' and c.relkind = 'r' order by length(c.relname), 1`,
  );
  return rows.map(({ name }) => name);
}

async function shelvesOfUnits(): Promise<readonly unknown[]> {
  const { rows } = await database.query('select id, shelf, version, document from unit order by id');
  return rows;
}

async function expectAllFound(): Promise<void> {
  expect(await titles(database, { $exists: '#id' })).toEqual(NAMES);
  expect(await titles(database, { $eq: { Tag: 'cb' } })).toEqual(['cb']);
  expect(await titles(database, { $match: { Title: 'fd' } })).toEqual(['fd']);
}

/** The database, which does something before the new table is completed: between the copy and the exchange. */
function interrupted(before: () => Promise<unknown>): Database {
  return {
    ...database,
    query: async (text, values, options) => {
      if (text.startsWith('vacuum')) await before();
      return await database.query(text, values, options);
    },
  };
}

async function changeUnit(name: string, title: string): Promise<boolean> {
  const document = { ...unit(name, { Tag: [name] }), Title: title, _v: 1, _av: 1 };
  return await database.transaction(
    async (transaction) =>
      await replaceUnitDocument(transaction, 0, guid('unit', name), document, {
        version: 0,
        atomicVersion: 0,
      }),
  );
}

describe('merging the tables of units', () => {
  it('makes one of six, and no unit changes, nor its shelf', async () => {
    const before = await shelvesOfUnits();
    const merge = await mergeShelves(database);
    expect(merge).toEqual({ outcome: 'merged', tables: [1, 2, 3, 4, 5, 6], units: NAMES.length });
    expect(await tables()).toEqual(['unit_shelf_0', 'unit_shelf_7']);
    expect(await shelvesOfUnits()).toEqual(before);
    await expectAllFound();
    const { rows } = await database.query('select distinct partition from shelf order by 1');
    expect(rows).toEqual([{ partition: 0 }, { partition: 7 }]);
    expect(await mergeShelves(database)).toBeUndefined();
  });

  it('gives the new table the indexes of units, each attached to theirs', async () => {
    await mergeShelves(database);
    const { rows } = await database.query<{ attached: number; own: number; expected: number }>(
      `select count(*) filter (where i.inhparent is not null)::integer attached, count(*)::integer own,
              (select count(*)::integer from pg_index where indrelid = 'unit'::regclass) expected
       from pg_index x left join pg_inherits i on i.inhrelid = x.indexrelid
       where x.indrelid = 'unit_shelf_7'::regclass`,
    );
    expect(rows[0]?.own).toBe(rows[0]?.expected);
    expect(rows[0]?.attached).toBe(rows[0]?.expected);
  });

  it('leaves units where they are written afterwards too', async () => {
    await mergeShelves(database);
    expect(await changeUnit('ab', 'changé')).toBe(true);
    for (let number = DEPOSITS; number < DEPOSITS + 2; number += 1) await deposit(number);
    expect(await titles(database, { $match: { Title: 'changé' } })).toEqual(['changé']);
    expect(await titles(database, { $exists: '#id' })).toHaveLength(NAMES.length + 2 * UNITS);
    expect(await tables()).toEqual(['unit_shelf_0', 'unit_shelf_7', 'unit_shelf_8', 'unit_shelf_9']);
  });

  it('gives up when a unit is changed meanwhile, and loses nothing of it', async () => {
    const changing = interrupted(async () => await changeUnit('cc', 'changé'));
    expect((await mergeShelves(changing))?.outcome).toBe('changed');
    expect(await tables()).toHaveLength(DEPOSITS + 1);
    expect(await titles(database, { $match: { Title: 'changé' } })).toEqual(['changé']);
    expect((await mergeShelves(database))?.outcome).toBe('merged');
    expect(await titles(database, { $match: { Title: 'changé' } })).toEqual(['changé']);
    expect(await titles(database, { $exists: '#id' })).toHaveLength(NAMES.length);
  });

  it('gives up when a unit is removed meanwhile', async () => {
    const removing = interrupted(
      async () => await database.query('delete from unit where id = $1', [guid('unit', 'aa')]),
    );
    expect((await mergeShelves(removing))?.outcome).toBe('changed');
    expect(await titles(database, { $exists: '#id' })).toEqual(NAMES.slice(1));
  });

  it('waits for those who read an older state, who never miss a unit', async () => {
    await database.transaction(
      async (reader) => {
        await reader.query('select count(*) from shelf');
        const merge = await mergeShelves(database, NO_PATIENCE);
        expect(merge?.outcome).toBe('in use');
        const { rows } = await reader.query<{ n: number }>('select count(*)::integer n from unit');
        expect(rows[0]?.n).toBe(NAMES.length);
      },
      { isolation: 'repeatable read', readOnly: true },
    );
    expect((await mergeShelves(database))?.outcome).toBe('merged');
    await expectAllFound();
  });

  it('lets searches and reads by id go on, which always find everything', async () => {
    let merging = true;
    const merge: Promise<ShelfMerge | undefined> = mergeShelves(database).finally(() => {
      merging = false;
    });
    let reads = 0;
    while (merging || reads === 0) {
      expect(await titles(database, { $exists: '#id' })).toHaveLength(NAMES.length);
      const found = await unitById(database, {
        id: guid('unit', 'db'),
        access: ALL_ACCESS,
        projection: { kind: 'whole' },
      });
      expect(found?.Title).toBe('db');
      reads += 1;
    }
    expect((await merge)?.outcome).toBe('merged');
  });

  it('is done by one process at a time', async () => {
    let other: ShelfMerge | undefined;
    const merge = await mergeShelves(
      interrupted(async () => {
        other = await mergeShelves(database);
      }),
    );
    expect(merge?.outcome).toBe('merged');
    expect(other).toBeUndefined();
  });

  it('is done again after a process that died in the middle, which leaves nothing', async () => {
    const killed = interrupted(async () => {
      throw new Error('killed');
    });
    await expect(mergeShelves(killed)).rejects.toThrow('killed');
    expect(await tables()).toHaveLength(DEPOSITS + 2);
    await expectAllFound();
    expect((await mergeShelves(database))?.outcome).toBe('merged');
    expect(await tables()).toEqual(['unit_shelf_0', 'unit_shelf_8']);
    await expectAllFound();
    const { rows } = await database.query('select from shelf_merge');
    expect(rows).toEqual([]);
  });

  it('goes on in the background until it is stopped', async () => {
    const stopping = new AbortController();
    const keeping = keepShelves({
      database,
      logger: testLogger,
      signal: stopping.signal,
      checkMilliseconds: 20,
    });
    await expect.poll(tables, { timeout: 20_000 }).toHaveLength(2);
    await expectAllFound();
    stopping.abort();
    await keeping;
  });

  it('stops in the middle of a copy, which leaves nothing', async () => {
    const stopping = new AbortController();
    const slow = interrupted(async () => {
      // Another session looks like the merge's own: it works on its new table, and lasts.
      const sleeping = database
        .query('select pg_sleep(60) /* unit_shelf_7 */')
        .catch((error: unknown) => error);
      const seen = `select from pg_stat_activity where query like 'select pg_sleep(60) /*%' and state = 'active'`;
      await expect.poll(async () => (await database.query(seen)).rowCount).toBe(1);
      stopping.abort();
      await expect(sleeping).resolves.toMatchObject({ code: 'DATABASE_STATEMENT_CANCELLED' });
      throw new Error('cancelled');
    });
    const started = performance.now();
    await keepShelves({ database: slow, logger: testLogger, signal: stopping.signal });
    expect(performance.now() - started).toBeLessThan(20_000);
    await expectAllFound();
    expect((await mergeShelves(database))?.outcome).toBe('merged');
  });

  it('gives a shelf of their own to the units that a rebuild put in the open one, when they are many', async () => {
    await database.query(
      `insert into unit select (jsonb_populate_record(u, jsonb_build_object('shelf', 0, 'id', u.id || '-' || copy))).*
       from unit u cross join generate_series(1, 9) copy`,
    );
    const before = NAMES.length * 10;
    const count = async () => {
      const { rows } = await database.query<{ n: number }>('select count(*)::integer n from unit');
      return rows[0]?.n;
    };
    expect(await count()).toBe(before);
    const few = { mostUnits: 100 };
    expect(await settleOpenShelf(database)).toBeUndefined();
    expect(await settleOpenShelf(database, few)).toMatchObject({
      outcome: 'merged',
      units: NAMES.length * 9,
    });
    expect(await count()).toBe(before);
    const { rows } = await database.query<{ open: number; settled: number }>(
      'select (select count(*)::integer from unit_shelf_0) open, (select count(*)::integer from unit where shelf = 7) settled',
    );
    expect(rows[0]).toEqual({ open: 0, settled: NAMES.length * 9 });
    expect(await settleOpenShelf(database, few)).toBeUndefined();
    await deposit(DEPOSITS);
    expect(await tables()).toContain('unit_shelf_7');
  });
});
