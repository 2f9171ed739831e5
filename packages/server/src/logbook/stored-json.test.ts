import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../test/support/index.ts';
import { storedJson } from './stored-json.ts';

const { database } = await cloneDatabase();

describe('JSON for the database', () => {
  it('holds whatever a text may hold', async () => {
    const given = { text: 'a\u0000b', half: 'c\ud800d', key: '\\u0000' };
    const read = await database.query<{ value: unknown }>('select $1::jsonb as value', [storedJson(given)]);
    expect(read.rows[0]?.value).toEqual({ text: 'a\uFFFDb', half: 'c\uFFFDd', key: '\\u0000' });
  });

  it('is taken by PostgreSQL for any text', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), 200);
    const read = await database.query<{ value: readonly string[] }>('select $1::jsonb as value', [
      storedJson(texts),
    ]);
    expect(read.rows[0]?.value).toHaveLength(texts.length);
  });
});
