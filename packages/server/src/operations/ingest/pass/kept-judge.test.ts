import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../../test/support/index.ts';
import { keepDocumentJudge } from './kept-judge.ts';

const { database } = await cloneDatabase();

async function put(type: string): Promise<void> {
  await database.query(
    `insert into referential (tenant, collection, identifier, id, document) values (1, 'Ontology', 'Count', 'Count', $1)
     on conflict (tenant, collection, identifier)
     do update set document = excluded.document, version = referential.version + 1, updated_at = now()`,
    [
      JSON.stringify({
        Identifier: 'Count',
        ApiField: 'Count',
        SedaField: 'Count',
        Type: type,
        Collections: ['Unit'],
      }),
    ],
  );
}

describe('what judges documents by the ontology', () => {
  it('is the same for every deposit until the ontology changes, and follows it at once', async () => {
    await put('TEXT');
    const judge = keepDocumentJudge(database, 1);
    const first = await judge();
    expect(await judge()).toBe(first);
    const faults = async () =>
      (await judge())
        .unit({ Title: 'T', DescriptionLevel: 'Item', Count: 'several' }, {})
        .faults.map(({ check }) => check);
    const before = await faults();
    expect(before).not.toContain('typing');
    await put('LONG');
    expect(await judge()).not.toBe(first);
    expect(await faults()).toContain('typing');
  });
});
