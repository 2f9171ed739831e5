import type { SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeUnits } from '../query/fixtures.ts';
import { lattice } from '../query/inherited-rules-fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client, database } = await startApi();
const archive = lattice(25);

beforeAll(async () => {
  await prepareDeposits(client);
  await storeUnits(database, archive);
});

const ALL: SearchQuery = { $query: [{ $exists: '#id' }], $projection: {} };

describe('units with inherited rules are refused', () => {
  it.each<{ what: string; query: SearchQuery; status: number; symbol: string }>([
    {
      what: 'to a query without condition nor root',
      query: { ...ALL, $query: [] },
      status: 400,
      symbol: 'QUERY_EMPTY',
    },
    {
      what: 'to an unknown operator',
      query: { ...ALL, $query: [{ $nothing: { Title: 'a' } }] },
      status: 412,
      symbol: 'QUERY_UNGRAMMATICAL',
    },
    {
      what: 'to the projection of rules, which is no more',
      query: { ...ALL, $projection: { $fields: { $rules: 1 } } },
      status: 412,
      symbol: 'QUERY_IMPOSSIBLE',
    },
    {
      what: 'beyond the window of results',
      query: { ...ALL, $filter: { $offset: 9_999, $limit: 2 } },
      status: 400,
      symbol: 'QUERY_IMPOSSIBLE',
    },
    {
      what: 'to an exact total that the platform does not allow',
      query: { ...ALL, $filter: { $track_total_hits: true } },
      status: 401,
      symbol: 'QUERY_PARAMETER_REFUSED',
    },
    {
      what: 'when there are too many paths',
      query: { ...ALL, $query: [{ $eq: { '#id': archive.at(-1)?._id } }] },
      status: 400,
      symbol: 'INHERITANCE_TOO_LARGE',
    },
  ])('$what: $status', async ({ query, status, symbol }) => {
    const answer = await client.units.withInheritedRules(DEPOSITOR, query);
    expect(answer).toMatchObject({ ok: false, status, error: { httpCode: status, code: '020138', symbol } });
  });

  it('to an unknown contract: 401', async () => {
    const answer = await client.units.withInheritedRules({ ...DEPOSITOR, accessContract: 'None' }, ALL);
    expect(answer).toMatchObject({ ok: false, status: 401, error: { code: '020138' } });
  });
});
