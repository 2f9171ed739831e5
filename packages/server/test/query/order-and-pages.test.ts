import { isGuidText, type JsonObject } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SearchSettings, selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { ALL_ACCESS, guid, multiple, NO_TYPES, searchUnits, storeUnits, unit } from './fixtures.ts';
import { TITLED_UNITS } from './titled-units.ts';

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, TITLED_UNITS);
});

const search = async (body: object, settings?: SearchSettings) => await searchUnits(database, body, settings);

async function ordered(orderBy: object): Promise<readonly unknown[]> {
  const query = [{ $eq: { '#opi': 'op' } }];
  const { results } = await search({ $query: query, $filter: { $orderby: orderBy } });
  return results.map((result) => result.Title);
}

describe('order', () => {
  it('of titles is by words, then the French one; a missing value comes last both ways', async () => {
    expect(await ordered({ Title: 1 })).toEqual(['Eau', 'eclair', 'Éclairage', 'Zèbre']);
    expect(await ordered({ Title: -1 })).toEqual(['Zèbre', 'Éclairage', 'eclair', 'Eau']);
    expect(await ordered({ StartDate: 1 })).toEqual(['Eau', 'Éclairage', 'eclair', 'Zèbre']);
    expect(await ordered({ StartDate: -1 })).toEqual(['eclair', 'Éclairage', 'Eau', 'Zèbre']);
    expect(await ordered({ '#version': -1, Title: 1 })).toEqual(['Eau', 'eclair', 'Éclairage', 'Zèbre']);
  });

  it('puts numbers in titles first, as the peer does', async () => {
    const named = ['Archive unit date', 'dossier_6', 'dossier_1', 'dossier_3'];
    await storeUnits(
      database,
      named.map((title, index) =>
        unit(`n${'abcd'[index]}`, { Title: title, _opi: 'named', _ops: ['named'] }),
      ),
    );
    const { results } = await search({
      $query: [{ $eq: { '#opi': 'named' } }],
      $filter: { $orderby: { Title: 1 } },
    });
    expect(results.map((result) => result.Title)).toEqual([
      'dossier_1',
      'dossier_3',
      'dossier_6',
      'Archive unit date',
    ]);
  });

  it('takes the least value of a list upwards, the greatest downwards', async () => {
    expect((await ordered({ 'Keyword.KeywordContent': 1 })).slice(0, 2)).toEqual(['Eau', 'Éclairage']);
    expect((await ordered({ 'Keyword.KeywordContent': -1 })).slice(0, 2)).toEqual(['Éclairage', 'Eau']);
  });

  it('without one, ranks a full-text search', async () => {
    await storeUnits(database, [
      unit('weak', {
        Title: 'voirie et beaucoup d’autres travaux, de chemins, de ponts, de chaussées',
        Description: 'rien',
      }),
      unit('strong', { Title: 'voirie', Description: 'voirie voirie voirie' }),
    ]);
    const { results } = await search({ $query: [{ $or: [{ $match: { Title: 'voirie' } }] }] });
    expect(results.map((result) => result['#id'])).toEqual([guid('unit', 'strong'), guid('unit', 'weak')]);
  });
});

describe('pages', () => {
  const condition = { $or: [{ $exists: 'StartDate' }, { $eq: { Title: 'Zèbre' } }] };

  it('follow one another, with the total and the limit that were asked', async () => {
    const page = (offset: number) =>
      search({ $query: [condition], $filter: { $offset: offset, $limit: 2, $orderby: { Title: 1 } } });
    const [first, second, beyond] = [await page(0), await page(2), await page(200)];
    expect(first.results.map((result) => result.Title)).toEqual(['Eau', 'eclair']);
    expect(second.results.map((result) => result.Title)).toEqual(['Éclairage', 'Zèbre']);
    expect(first.hits).toEqual({ total: 4, offset: 0, limit: 2, size: 2 });
    expect(second.hits).toEqual({ total: 4, offset: 2, limit: 2, size: 2 });
    expect(beyond.hits).toEqual({ total: 4, offset: 200, limit: 2, size: 0 });
  });

  it('show 0 as their limit without $filter, 10,000 without $limit', async () => {
    expect((await search({ $query: [condition] })).hits.limit).toBe(0);
    expect((await search({ $query: [condition], $filter: {} })).hits.limit).toBe(10_000);
    expect((await search({ $query: [condition], $filter: { $limit: 0 } })).hits.limit).toBe(10_000);
  });
});

describe('totals beyond 10,000', () => {
  it('stop there, unless the exact one is allowed and asked for', async () => {
    const many: JsonObject[] = Array.from({ length: 10_050 }, (_, index) =>
      unit(
        `many${[...index.toString(16)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')}`,
        { _opi: 'many', _ops: ['many'] },
      ),
    );
    expect(many.every((document) => isGuidText(String(document._id)))).toBe(true);
    await storeUnits(database, many);
    const body = { $query: [{ $in: { '#operations': ['many'] } }], $filter: { $limit: 1 } };
    const facets = [{ $name: 'levels', $terms: { $field: 'DescriptionLevel', $size: 5, $order: 'ASC' } }];
    expect((await search(body)).hits.total).toBe(10_000);
    const counted = await search({ ...body, $facets: facets });
    expect(counted.hits.total).toBe(10_000);
    expect(counted.facetResults[0]?.buckets).toEqual([{ value: 'Item', count: 10_050 }]);
    // counted up to a number, and facets whole still
    for (const [$track_total_hits, total] of [
      [30, 30],
      [10_000, 10_000],
    ] as const) {
      const some = { ...body, $filter: { $limit: 1, $track_total_hits } };
      expect((await search(some)).hits.total).toBe(total);
      const whole = await search({ ...some, $facets: facets });
      expect(whole.hits.total).toBe(total);
      expect(whole.facetResults[0]?.buckets).toEqual([{ value: 'Item', count: 10_050 }]);
    }
    const tracked = { ...body, $filter: { $limit: 1, $track_total_hits: true } };
    expect((await search(tracked, { trackTotalHitsAllowed: true })).hits.total).toBe(10_050);
    const refused = await selectUnits(database, {
      query: multiple(tracked),
      access: ALL_ACCESS,
      fieldTypes: NO_TYPES,
    });
    expect(refused.ok ? undefined : refused.faults[0]?.code).toBe('UNAUTHORIZED_PARAMETER_DSL');
  });
});
