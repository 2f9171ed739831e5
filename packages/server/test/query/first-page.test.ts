import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { ALL_ACCESS, answered, guid, multiple, NO_TYPES, storeUnits, unit } from './fixtures.ts';

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(
    database,
    Array.from({ length: 30 }, (_, day) =>
      unit(`u${'abcdefghijklmnopqrstuvwxyz2345'[day]}`, {
        StartDate: `2001-01-${String(day + 1).padStart(2, '0')}`,
        Title: day < 5 ? 'ancien' : 'récent',
        Tag: ['a'],
      }),
    ),
  );
});

/** The statements of a search, and its answer. */
async function searched(body: object) {
  const statements: string[] = [];
  const outcome = await selectUnits(database, {
    query: multiple({ $query: [{ $exists: '#id' }], ...body }),
    access: ALL_ACCESS,
    fieldTypes: NO_TYPES,
    settings: { explain: ({ text }) => statements.push(text) },
  });
  const { hits, results } = answered(outcome);
  return { statements, total: hits.total, titles: results.map(({ Title }) => Title) };
}

describe('the first page of a search', () => {
  const byDate = { $filter: { $orderby: { StartDate: 1 }, $limit: 2 } };

  it('is read along the index of its order, then the total is counted', async () => {
    const { statements, total, titles } = await searched(byDate);
    expect(statements).toHaveLength(2);
    expect(statements[0]).not.toContain('materialized');
    expect({ total, titles }).toEqual({ total: 30, titles: ['ancien', 'ancien'] });
  });

  it('is not counted when it is the last one', async () => {
    const { statements, total } = await searched({ $filter: { $orderby: { StartDate: 1 }, $limit: 50 } });
    expect(statements).toHaveLength(1);
    expect(total).toBe(30);
  });

  it('is counted up to a number when the query says one', async () => {
    const counted = async (some: object) => await searched({ $filter: { ...byDate.$filter, ...some } });
    for (const [$track_total_hits, total] of [
      [1, 1],
      [12, 12],
      [30, 30],
      [31, 30],
    ] as const)
      expect((await counted({ $track_total_hits })).total).toBe(total);
    // the last page tells the number that was asked, too, and no more
    expect((await counted({ $track_total_hits: 12, $offset: 28, $limit: 10 })).total).toBe(12);
    expect((await counted({ $track_total_hits: 40, $offset: 28, $limit: 10 })).total).toBe(30);
    // and so does an order that no index gives
    const unsorted = { $orderby: { DescriptionLevel: 1 } };
    expect((await counted({ ...unsorted, $track_total_hits: 7 })).total).toBe(7);
  });

  it('comes with total and facets in one statement, which finds the units once', async () => {
    const { statements, total, titles } = await searched({
      ...byDate,
      $facets: [{ $name: 'f', $terms: { $field: 'Tag', $size: 3, $order: 'ASC' } }],
    });
    expect(statements).toHaveLength(1);
    expect({ total, titles }).toEqual({ total: 30, titles: ['ancien', 'ancien'] });
  });

  it('comes with the total where no index gives its order, or the condition looks into documents', async () => {
    for (const body of [
      { $filter: { $orderby: { DescriptionLevel: 1 }, $limit: 2 } },
      { $query: [{ $eq: { Tag: 'a' } }], ...byDate },
      { $query: [{ $match: { Title: 'ancien récent' } }], $filter: { $limit: 2 } },
      { $query: [{ $wildcard: { Title: '*n*' } }], ...byDate },
    ]) {
      const { statements, total, titles } = await searched(body);
      expect(statements).toHaveLength(1);
      expect(total).toBe(30);
      expect(titles).toHaveLength(2);
    }
  });

  it('is found otherwise when the index takes too long', async () => {
    // Every read of a unit waits, but of the very first ones: the others last longer than a page along the index may.
    const quick = ['ua', 'ub', 'uc'].map((name) => `'${guid('unit', name)}'`).join(', ');
    await database.query(
      `create function slow(id text) returns boolean language plpgsql stable as
       $$ begin if id not in (${quick}) then perform pg_sleep(0.02); end if; return true; end $$`,
    );
    await database.query('alter table unit enable row level security');
    await database.query('create policy slow_reading on unit using (slow(id))');
    await database.query('create role slow_reader');
    await database.query('grant select on unit to slow_reader');
    try {
      const slow: Database = {
        ...database,
        transaction: async (work, options) =>
          await database.transaction(async (transaction) => {
            await transaction.query('set local role slow_reader');
            return await work(transaction);
          }, options),
      };
      const statements: string[] = [];
      const outcome = await selectUnits(slow, {
        query: multiple({
          $query: [{ $exists: '#id' }],
          $filter: { $orderby: { StartDate: 1 }, $limit: 30 },
        }),
        access: ALL_ACCESS,
        fieldTypes: NO_TYPES,
        settings: { explain: ({ text }) => statements.push(text) },
      });
      expect(answered(outcome).hits).toMatchObject({ total: 30, size: 30 });
      expect(statements.map((text) => text.includes('materialized'))).toEqual([false, true]);
      // a page that came in time is kept, however long its units are to count
      statements.length = 0;
      const first = await selectUnits(slow, {
        query: multiple({
          $query: [{ $exists: '#id' }],
          $filter: { $orderby: { StartDate: 1 }, $limit: 2 },
        }),
        access: ALL_ACCESS,
        fieldTypes: NO_TYPES,
        settings: { explain: ({ text }) => statements.push(text) },
      });
      expect(answered(first).hits).toMatchObject({ total: 30, size: 2 });
      expect(statements.map((text) => text.includes('materialized'))).toEqual([false, false]);
      await expect(
        selectUnits(slow, {
          query: multiple({ $query: [{ $exists: '#id' }], $filter: { $orderby: { StartDate: 1 } } }),
          access: ALL_ACCESS,
          fieldTypes: NO_TYPES,
          settings: { statementTimeoutMilliseconds: 100 },
        }),
      ).rejects.toMatchObject({ code: 'DATABASE_STATEMENT_CANCELLED' });
    } finally {
      await database.query('alter table unit disable row level security');
      await database.query('drop policy slow_reading on unit');
      await database.query('drop owned by slow_reader');
      await database.query('drop role slow_reader');
    }
  });
});

describe('a search whose caller has gone', () => {
  it('is cancelled at once, and leaves its connection as it was', async () => {
    await database.query(
      `create function slower(id text) returns boolean language plpgsql stable as
       $$ begin perform pg_sleep(60); return true; end $$`,
    );
    await database.query('alter table unit enable row level security');
    await database.query('create policy slower_reading on unit using (slower(id))');
    await database.query('create role slower_reader');
    await database.query('grant select on unit to slower_reader');
    const slow: Database = {
      ...database,
      transaction: async (work, options) =>
        await database.transaction(async (transaction) => {
          await transaction.query('set local role slower_reader');
          return await work(transaction);
        }, options),
    };
    const abandoned = async (by: Database, filter: object, gone: AbortSignal) => {
      const began = performance.now();
      await expect(
        selectUnits(by, {
          query: multiple({ $query: [{ $exists: '#id' }], $filter: filter }),
          access: ALL_ACCESS,
          fieldTypes: NO_TYPES,
          settings: { gone },
        }),
      ).rejects.toMatchObject({ code: 'SEARCH_ABANDONED' });
      expect(performance.now() - began).toBeLessThan(14_000);
    };
    try {
      for (const filter of [{ $limit: 2, $orderby: { DescriptionLevel: 1 } }, { $limit: 2 }]) {
        const reader = new AbortController();
        setTimeout(() => reader.abort(), 100);
        await abandoned(slow, filter, reader.signal);
      }
      // gone between two statements: the cancel that is said then meets none
      const reader = new AbortController();
      const between: Database = {
        ...slow,
        transaction: async (work, options) =>
          await slow.transaction(
            async (transaction) =>
              await work({
                ...transaction,
                query: async (text, ...others) => {
                  const result = await transaction.query<never>(text, ...others);
                  if (!text.includes('statement_timeout')) return result;
                  reader.abort();
                  await sleep(500);
                  return result;
                },
              }),
            options,
          ),
      };
      await abandoned(between, { $limit: 2, $orderby: { DescriptionLevel: 1 } }, reader.signal);
    } finally {
      await database.query('alter table unit disable row level security');
      await database.query('drop policy slower_reading on unit');
      await database.query('drop owned by slower_reader');
      await database.query('drop role slower_reader');
    }
    expect((await searched({ $filter: { $limit: 2 } })).total).toBe(30);
  });
});
