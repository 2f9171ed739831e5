import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import { holdersOfFields } from './holders-of-fields.ts';

const { database } = await cloneDatabase();

describe('who holds a field', () => {
  it('is given up, not waited for, after its time', async () => {
    const held = await database.transaction(async (transaction) => {
      await transaction.query('lock table unit in access exclusive mode');
      return await holdersOfFields(database, { Unit: ['Armoire'], ObjectGroup: [] }, 100);
    });
    expect(held).toBeUndefined();
    expect(await holdersOfFields(database, { Unit: ['Armoire'], ObjectGroup: [] }, 30_000)).toEqual(
      new Map(),
    );
  });

  it('is told for twenty fields at most', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Champ_${index}`);
    await database.query(
      `insert into unit (tenant, shelf, id, unit_type, opi, ops, created_at, updated_at, words, document)
       values (0, 0, 'unit-1', 'INGEST', 'x', '{x}', now(), now(), '', $1)`,
      [JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))],
    );
    const held = await holdersOfFields(database, { Unit: names, ObjectGroup: names });
    expect(held?.size).toBe(20);
    expect(new Set(held?.values())).toContainEqual({ kind: 'Unit', tenant: 0, id: 'unit-1' });
  });
});
