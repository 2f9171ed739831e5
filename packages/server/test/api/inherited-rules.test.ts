import { accepted, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, storeUnits } from '../query/fixtures.ts';
import { path, rulesArchive } from '../query/inherited-rules-fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client, database } = await startApi();

beforeAll(async () => {
  await prepareDeposits(client);
  await storeUnits(database, rulesArchive());
});

const named = (...names: readonly string[]): SearchQuery => ({
  $query: [{ $in: { '#id': path(...names) } }],
  $filter: { $orderby: { '#id': 1 } },
  $projection: {},
});

describe('units with inherited rules', () => {
  it('come in the envelope of a search, each with the rules in force on it', async () => {
    const found = accepted(await client.units.withInheritedRules(DEPOSITOR, named('c', 'e')));
    expect(found.$hits).toMatchObject({ total: 2, size: 2 });
    const [folder, below] = found.$results;
    expect(folder?.InheritedRules.AccessRule.Rules).toEqual([
      {
        UnitId: guid('unit', 'a'),
        OriginatingAgency: 'SP1',
        Paths: [path('c', 'a')],
        Rule: 'ACC-1',
        StartDate: '2000-01-01',
        EndDate: '2025-01-01',
      },
      {
        UnitId: guid('unit', 'b'),
        OriginatingAgency: 'SP2',
        Paths: [path('c', 'b')],
        Rule: 'ACC-1',
        StartDate: '2010-01-01',
        EndDate: '2035-01-01',
      },
    ]);
    expect(below?.InheritedRules.AppraisalRule.Properties).toMatchObject([{ PropertyValue: 'Keep' }]);
    expect(below?.InheritedRules.GlobalProperties).toMatchObject([{ Paths: [path('e', 'c', 'a')] }]);
  });

  it('have the fields of a search otherwise', async () => {
    const query = named('d');
    const [unit] = accepted(await client.units.search(DEPOSITOR, query)).$results;
    const [withRules] = accepted(await client.units.withInheritedRules(DEPOSITOR, query)).$results;
    expect(withRules).toEqual({ ...unit, InheritedRules: withRules?.InheritedRules });
  });

  it('are those that the contract shows', async () => {
    const session = { ...DEPOSITOR, accessContract: 'OtherAgency' };
    const found = accepted(await client.units.withInheritedRules(session, named('c', 'h')));
    expect(found.$results.map((unit) => unit['#id'])).toEqual(path('h'));
  });
});
