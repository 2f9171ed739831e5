import { describe, expect, it } from 'vitest';
import type { Caller } from '../api/index.ts';
import { firstPage } from './first-page.ts';
import type { SearchAddress } from './search-address.ts';

/** How far a search is counted before its rows show. */
const FAR = 1_000;

interface Asked {
  readonly order: string;
  readonly countedUpTo: number;
}

/** An archive where so many units answer any search, asked for one page after the other. */
function archiveOf(total: number): { readonly call: Caller; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const call: Caller = async ({ json }) => {
    const { $filter } = json as { readonly $filter: Readonly<Record<string, unknown>> };
    const order = JSON.stringify($filter['$orderby'] ?? 'relevance');
    const countedUpTo = Number($filter['$track_total_hits']);
    asked.push({ order, countedUpTo });
    const $results = Array.from({ length: Math.min(total, 25) }, (_, index) => ({
      '#id': `${order} ${index}`,
    }));
    return new Response(JSON.stringify({ $hits: { total: Math.min(total, countedUpTo) }, $results }));
  };
  return { call, asked };
}

async function first(total: number, address: SearchAddress) {
  const { call, asked } = archiveOf(total);
  const page = await firstPage(call, address, new AbortController().signal);
  return { ...page, asked: page.asked, requests: asked.map(({ order }) => order), counted: asked };
}

const BY_DATE = '{"StartDate":-1}';
const RELEVANCE = '"relevance"';

describe('the first page of words that are typed', () => {
  it('is by relevance when few answer, and their number is exact', async () => {
    const page = await first(FAR - 1, { q: 'registre' });
    expect(page.requests).toEqual([BY_DATE, RELEVANCE]);
    expect(page).toMatchObject({
      total: FAR - 1,
      isExact: true,
      address: { q: 'registre', order: 'relevance' },
    });
    expect(page.units[0]?.['#id']).toBe(`${RELEVANCE} 0`);
  });

  it.each([FAR, FAR + 1, 500_000])('is by date at once when many answer: %i', async (total) => {
    const page = await first(total, { q: 'registre' });
    expect(page.counted).toEqual([{ order: BY_DATE, countedUpTo: FAR }]);
    expect(page).toMatchObject({ total: FAR, isExact: false, address: { order: 'date' } });
  });

  it.each([0, 1])('asks nothing more when there is nothing to rank: %i', async (total) => {
    const page = await first(total, { q: 'registre' });
    expect(page.requests).toEqual([BY_DATE]);
    expect(page).toMatchObject({ total, isExact: true, address: { order: 'relevance' } });
  });

  it('is in the order that the reader chose, however many answer', async () => {
    for (const [order, by, total] of [
      ['relevance', RELEVANCE, 10_000],
      ['title', '{"Title":1}', 10_000],
      ['oldest', '{"StartDate":1}', FAR],
      ['date', BY_DATE, FAR],
    ] as const) {
      const page = await first(500_000, { q: 'registre', order });
      expect(page.requests).toEqual([by]);
      expect(page).toMatchObject({ total, isExact: false, address: { order } });
    }
  });
});

describe('the first page of a search without words', () => {
  it.each(['', 'producteur:Voirie', 'ark:/225867/001a9d7db5eghxac'])('is by date: %s', async (q) => {
    const page = await first(40, { q });
    expect(page.requests).toEqual([BY_DATE]);
    expect(page).toMatchObject({ total: 40, isExact: true, address: { order: 'date' }, asked: { q } });
  });
});
