import { readBytes, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, storeUnits, unit } from '../query/fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client, database } = await startApi({ limits: { streamsPerDay: 2, streamResults: 3 } });

beforeAll(async () => {
  await prepareDeposits(client);
  await storeUnits(
    database,
    ['a', 'b', 'c', 'd'].map((name) => unit(name, { Title: name })),
  );
});

const ALL: SearchQuery = { $query: [{ $exists: '#id' }], $projection: {} };
const SOME: SearchQuery = {
  $query: [{ $in: { '#id': ['b', 'c', 'd'].map((name) => guid('unit', name)) } }],
  $projection: {},
};

async function refusal(query: SearchQuery) {
  const answer = await client.units.stream(DEPOSITOR, query);
  if (answer.ok) throw new Error((await readBytes(answer.value)).toString('utf8'));
  return { status: answer.status, ...answer.error };
}

describe('a stream is refused', () => {
  it.each([
    [{ $filter: { $offset: 0 } }, '$filter.$offset'],
    [{ $filter: { $limit: 5 } }, '$filter.$limit'],
    [{ $facets: [{ $name: 'f', $terms: { $field: '#opi', $size: 1, $order: 'ASC' } }] }, '$facets'],
    [{ $filter: { $scrollId: 'START' } }, '$filter.$scrollId'],
  ])('with %j', async (part, named) => {
    const told = await refusal({ ...ALL, ...part });
    expect(told).toMatchObject({ status: 401, code: '020100' });
    expect(told.description).toContain(named);
  });

  it('without condition nor root, and when the query is wrong', async () => {
    expect(await refusal({ ...ALL, $query: [] })).toMatchObject({ status: 400, code: '020100' });
    const wrong = await refusal({ ...ALL, $query: [{ $near: { Title: 'x' } }] });
    expect(wrong).toMatchObject({ status: 400, code: '000601' });
    expect(wrong.description).toContain('$.$query[0]');
  });

  it('beyond the most that it may give, or the threshold of the query', async () => {
    expect(await refusal(ALL)).toMatchObject({ status: 417, code: '020100' });
    expect(await refusal({ ...SOME, $threshold: 2 })).toMatchObject({ status: 417 });
  });

  it('once the tenant had those of the day; what was refused did not count', async () => {
    for (let run = 0; run < 2; run++) {
      const answer = await client.units.stream(DEPOSITOR, SOME);
      expect(answer.status).toBe(200);
      if (answer.ok) await readBytes(answer.value);
    }
    const told = await refusal(SOME);
    expect(told).toMatchObject({ status: 401, code: '020100' });
    expect(told.description).toContain('2');
    // groups have days of their own
    const groups = await client.objects.stream(DEPOSITOR, ALL);
    expect(groups.status).toBe(200);
    if (groups.ok) await readBytes(groups.value);
  });
});
