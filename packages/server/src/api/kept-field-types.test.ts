import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../test/support/index.ts';
import { keepFieldTypes } from './kept-field-types.ts';

const { database } = await cloneDatabase();

async function put(identifier: string, type: string): Promise<void> {
  await database.query(
    `insert into referential (tenant, collection, identifier, id, document) values (1, 'Ontology', $1, $1, $2)
     on conflict (tenant, collection, identifier)
     do update set document = excluded.document, version = referential.version + 1, updated_at = now()`,
    [identifier, JSON.stringify({ Identifier: identifier, Type: type })],
  );
}

describe('the kept types of the ontology', () => {
  it('are the same until the ontology changes', async () => {
    await put('Title', 'TEXT');
    const fieldTypes = keepFieldTypes(database, 1);
    const first = await fieldTypes();
    expect(Object.fromEntries(first)).toEqual({ Title: 'TEXT' });
    expect(await fieldTypes()).toBe(first);
  });

  it('follow an addition, a change and a removal at once', async () => {
    const fieldTypes = keepFieldTypes(database, 1);
    await fieldTypes();
    await put('Count', 'LONG');
    expect((await fieldTypes()).get('Count')).toBe('LONG');
    await put('Count', 'DOUBLE');
    expect((await fieldTypes()).get('Count')).toBe('DOUBLE');
    await database.query(`delete from referential where identifier = 'Count'`);
    expect((await fieldTypes()).has('Count')).toBe(false);
  });
});
