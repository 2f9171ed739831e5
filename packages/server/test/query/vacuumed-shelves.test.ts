import { beforeEach, describe, expect, it } from 'vitest';
import { attachShelf, buildShelf, keepShelves, vacuumShelves } from '../../src/archive/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase, testLogger } from '../support/index.ts';
import { unit } from './fixtures.ts';

let database: Database;

beforeEach(async () => {
  ({ database } = await cloneDatabase());
});

async function deposit(): Promise<void> {
  const source = {
    text: 'select document from jsonb_array_elements($1::jsonb) document',
    values: [JSON.stringify([unit('a'), unit('b')])],
  };
  const shelf = await buildShelf(database, 0, [source]);
  await database.transaction(async (transaction) => await attachShelf(transaction, shelf, 'deposit'));
}

/** Deposits while a transaction that began before it goes on, and does `then` before that one ends. */
async function depositBesideAnother(then: () => Promise<void> = async () => undefined): Promise<void> {
  await database.transaction(
    async (other) => {
      await other.query('select from unit limit 1');
      await deposit();
      await then();
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function marked(): Promise<unknown> {
  const { rows } = await database.query(
    `select relallvisible = relpages and relpages > 0 marked from pg_class where relname = 'unit_shelf_1'`,
  );
  return rows;
}

/** What is committed is written a moment later here (no wait for the disk): until then nothing of it can be marked. */
async function expectMarked(work: () => Promise<unknown>): Promise<void> {
  const workAndLook = async () => {
    await work();
    return await marked();
  };
  await expect.poll(workAndLook, { timeout: 20_000 }).toEqual([{ marked: true }]);
}

describe('tables of units', () => {
  it('are marked as seen by all once what was older than their rows has ended', async () => {
    await depositBesideAnother(async () => {
      expect(await vacuumShelves(database)).toEqual([]);
      expect(await marked()).toEqual([{ marked: false }]);
    });
    await expectMarked(() => vacuumShelves(database));
    expect(await vacuumShelves(database)).toEqual([]);
  });

  it('are left alone when they may not be tried now', async () => {
    await depositBesideAnother();
    expect(await vacuumShelves(database, () => false)).toEqual([]);
    await expect
      .poll(() => vacuumShelves(database, (table) => table === 1), { timeout: 20_000 })
      .toEqual([1]);
  });

  it('are marked in the background', async () => {
    await depositBesideAnother();
    await database.query('select pg_switch_wal()');
    const stopping = new AbortController();
    const { signal } = stopping;
    const keeping = keepShelves({ database, logger: testLogger, signal, checkMilliseconds: 20 });
    await expectMarked(async () => undefined);
    stopping.abort();
    await keeping;
  });
});
