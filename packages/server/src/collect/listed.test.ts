import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../test/support/index.ts';
import { listedRows } from './listed.ts';

const { database } = await cloneDatabase();

describe('a list without pages', () => {
  it('shows no more bytes than an answer may have, in order, and tells how many there are', async () => {
    await database.query(
      `insert into collect_project (tenant, id, document, created_at, updated_at)
       select 0, 'p' || n, jsonb_build_object('Name', repeat('x', 1000)), now(), now() from generate_series(1, 5) n`,
    );
    const list = { columns: 'id', from: 'collect_project where tenant = 0', order: 'id desc' };
    const shown = async (mostBytes?: number) =>
      (await database.query<{ readonly id: string; readonly total: number }>(listedRows(list, mostBytes)))
        .rows;
    const ids = (await shown(2_500)).map(({ id }) => id);
    expect(ids).toEqual(['p5', 'p4']);
    expect((await shown(2_500)).map(({ total }) => total)).toEqual([5, 5]);
    expect(await shown()).toHaveLength(5);
  });
});
