import { accepted, type SearchQuery, type Session } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, storeUnits, unit } from '../query/fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const MANY = 12_500;
const AGENCIES = ['SP1', 'SP2', 'SP3'];
const { client, database } = await startApi();

beforeAll(async () => {
  await prepareDeposits(client);
  const all = Array.from({ length: MANY }, (_, index) => {
    const agency = AGENCIES[index % 3] ?? '';
    return unit(letters(index), {
      Title: letters(index),
      _sp: agency,
      _sps: [agency],
      _opi: `op${index % 2}`,
    });
  });
  for (let from = 0; from < MANY; from += 2_500) await storeUnits(database, all.slice(from, from + 2_500));
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'accesscontracts', [
      {
        Identifier: 'SP1',
        Name: 'SP1',
        Status: 'ACTIVE',
        EveryOriginatingAgency: true,
        RootUnits: [guid('unit', letters(3)), guid('unit', letters(5))],
      },
    ]),
  );
});

/** A name of letters, in the order of numbers. */
function letters(index: number): string {
  return [...String(index).padStart(5, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

const ALL: SearchQuery = {
  $query: [{ $exists: '#id' }],
  $filter: { $scrollId: 'START', $limit: 5_000, $orderby: { '#id': -1 } },
  $projection: { $fields: { '#id': 1, Title: 1 } },
};

async function scrolled(query: SearchQuery, session: Session = DEPOSITOR) {
  const pages: string[][] = [];
  let next: string | undefined = 'START';
  let total = 0;
  for (;;) {
    const asked: SearchQuery = { ...query, $filter: { ...query.$filter, $scrollId: next } };
    const found = accepted(await client.units.search(session, asked));
    total = found.$hits.total;
    if (found.$results.length === 0) return { pages, total };
    pages.push(found.$results.map((one) => String(one.Title)));
    next = found.$hits.scrollId;
  }
}

describe('a scroll', () => {
  it('goes through all the results beyond the window of a search, each once, in their order', async () => {
    const { pages, total } = await scrolled(ALL);
    expect(total).toBe(MANY);
    expect(pages.map(({ length }) => length)).toEqual([5_000, 5_000, 2_500]);
    const titles = pages.flat();
    expect(titles).toEqual(titles.toSorted().toReversed());
    expect(new Set(titles).size).toBe(MANY);
  });

  it('gives the same page again when it is asked again', async () => {
    const first = accepted(await client.units.search(DEPOSITOR, ALL));
    const second = { ...ALL, $filter: { ...ALL.$filter, $scrollId: first.$hits.scrollId } };
    const once = accepted(await client.units.search(DEPOSITOR, second));
    const twice = accepted(await client.units.search(DEPOSITOR, second));
    expect(twice.$results).toEqual(once.$results);
    expect(twice.$hits.scrollId).toBe(once.$hits.scrollId);
    expect(once.$results[0]?.Title).toBe(letters(MANY - 5_001));
  });

  it('keeps the results of its beginning, in the state and with the rights of now', async () => {
    const query: SearchQuery = {
      ...ALL,
      $query: [{ $lt: { '#id': guid('unit', letters(6)) } }],
      $filter: { $scrollId: 'START', $limit: 2, $orderby: { '#id': 1 } },
    };
    const first = accepted(await client.units.search(DEPOSITOR, query));
    expect(first.$results.map((one) => one.Title)).toEqual([letters(0), letters(1)]);
    await database.query('delete from unit where id = $1', [guid('unit', letters(2))]);
    const next = { ...query, $filter: { ...query.$filter, $scrollId: first.$hits.scrollId } };
    const second = accepted(await client.units.search(DEPOSITOR, next));
    expect(second.$results.map((one) => one.Title)).toEqual([letters(3)]);
    expect(second.$hits).toMatchObject({ total: 6, size: 1 });
  });

  it('shows what its contract shows, and is nobody else’s', async () => {
    const session = { ...DEPOSITOR, accessContract: 'SP1' };
    expect(await scrolled(ALL, session)).toEqual({ pages: [[letters(5), letters(3)]], total: 2 });
    const { $hits } = accepted(await client.units.search(DEPOSITOR, ALL));
    const stolen = { ...ALL, $filter: { ...ALL.$filter, $scrollId: $hits.scrollId } };
    const refused = await client.units.search(session, stolen);
    expect(refused).toMatchObject({ status: 400, error: { code: '020100' } });
    const groups = await client.objects.search(DEPOSITOR, stolen);
    expect(groups).toMatchObject({ status: 400, error: { code: '020149' } });
  });
});

describe('a scroll is refused', () => {
  it('once it expired', async () => {
    const short = { ...ALL, $filter: { ...ALL.$filter, $scrollTimeout: 1 } };
    const { $hits } = accepted(await client.units.search(DEPOSITOR, short));
    await new Promise((done) => setTimeout(done, 20));
    const next = { ...short, $filter: { ...short.$filter, $scrollId: $hits.scrollId } };
    const refused = await client.units.search(DEPOSITOR, next);
    expect(refused).toMatchObject({ status: 400, error: { code: '020100' } });
    expect(refused.ok ? '' : refused.error.description).toContain(String($hits.scrollId));
    accepted(await client.units.search(DEPOSITOR, ALL));
    const left = await database.query('select from scroll_chunk c where scroll = $1', [
      String($hits.scrollId).split('.')[0] ?? '',
    ]);
    expect(left.rowCount).toBe(0);
  });

  it.each([
    [{ $scrollId: 5 }, '$.$filter.$scrollId'],
    [{ $scrollId: 'START', $scrollTimeout: 0 }, '$.$filter.$scrollTimeout'],
    [{ $scrollId: 'START', $scrollTimeout: 86_400_001 }, '$.$filter.$scrollTimeout'],
    [{ $scrollTimeout: 1_000 }, '$.$filter.$scrollTimeout'],
    [{ $scrollId: 'START', $offset: 3 }, '$.$filter.$offset'],
    [{ $scrollId: 'START', $limit: 10_001 }, '$.$filter.$limit'],
    [{ $scrollId: "x'; drop table scroll; --" }, 'drop table'],
  ])('with %j', async (filter, told) => {
    const refused = await client.units.search(DEPOSITOR, { ...ALL, $filter: filter });
    expect(refused.status).toBe(400);
    expect(refused.ok ? '' : refused.error.description).toContain(told);
  });

  it('with facets, and for rules in force', async () => {
    const $facets = [{ $name: 'f', $terms: { $field: '#opi', $size: 1, $order: 'ASC' } }];
    expect(await client.units.search(DEPOSITOR, { ...ALL, $facets })).toMatchObject({ status: 400 });
    const rules = await client.units.withInheritedRules(DEPOSITOR, ALL);
    expect(rules).toMatchObject({ status: 400, error: { code: '020138' } });
  });
});
