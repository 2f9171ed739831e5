import { accepted, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENCY, unit as describedUnit, sampleSip } from '../ingest/sample-sip.ts';
import { storeUnits, unit } from '../query/fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const MANY = 12_500;
const AGENCIES = ['SP1', 'SP2', undefined];
const { client, database } = await startApi({ search: { authorizeTrackTotalHits: true } });

function letters(index: number): string {
  return [...String(index).padStart(5, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

beforeAll(async () => {
  await prepareDeposits(client);
  const all = Array.from({ length: MANY }, (_, index) => {
    const agency = AGENCIES[index % 3];
    const own =
      agency === undefined
        ? { _unitType: 'HOLDING_UNIT', _sp: null, _sps: [] }
        : { _sp: agency, _sps: [agency] };
    return unit(letters(index), { Title: 'Registre', _opi: `op${index % 3}`, ...own });
  });
  for (let from = 0; from < MANY; from += 2_500) await storeUnits(database, all.slice(from, from + 2_500));
});

const search = (part: object): SearchQuery => ({
  $query: [{ $match: { Title: 'registre' } }],
  $projection: { $fields: { '#id': 1 } },
  ...part,
});
const $facets = [
  { $name: 'agency', $terms: { $field: '#originating_agency', $size: 10, $order: 'ASC' } },
  {
    $name: 'none',
    $filters: {
      $query_filters: [{ $name: 'none', $query: { $not: [{ $exists: '#originating_agency' }] } }],
    },
  },
];

describe('above 10,000 results', () => {
  it('totals are the peer’s bound, or a lower one that is asked, and exact where the platform allows it', async () => {
    const bounded = accepted(await client.units.search(DEPOSITOR, search({ $filter: { $limit: 1 } })));
    expect(bounded.$hits).toMatchObject({ total: 10_000, size: 1 });
    const some = search({ $filter: { $limit: 1, $track_total_hits: 500 } });
    expect(accepted(await client.units.search(DEPOSITOR, some)).$hits).toMatchObject({ total: 500, size: 1 });
    const exact = search({ $filter: { $limit: 1, $track_total_hits: true } });
    expect(accepted(await client.units.search(DEPOSITOR, exact)).$hits.total).toBe(MANY);
  });

  it.each([true, false])('facets count all the results, with an exact total or not: %s', async (exact) => {
    const $filter = { $limit: 1, $track_total_hits: exact };
    const { $facetResults } = accepted(await client.units.search(DEPOSITOR, search({ $filter, $facets })));
    const counts = $facetResults.flatMap(({ buckets }) => buckets.map(({ count }) => count));
    expect($facetResults.map(({ name, buckets }) => [name, buckets.length])).toEqual([
      ['agency', 2],
      ['none', 1],
    ]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(MANY);
  });

  it('pages go to the end of the window, without double nor gap', async () => {
    const seen = new Set<string>();
    for (let $offset = 0; $offset < 10_000; $offset += 2_500) {
      const $filter = { $offset, $limit: 2_500, $orderby: { '#id': 1 } };
      const { $results } = accepted(await client.units.search(DEPOSITOR, search({ $filter })));
      for (const one of $results) seen.add(one['#id']);
    }
    expect(seen.size).toBe(10_000);
  });
});

describe('a date at midnight, with a zone', () => {
  it('is kept as it was written, without its zone: the year counted is the year written', async () => {
    const file = `Identifier,Name,Description\nAgency1,Agency of tests,\n${AGENCY},One,\nFRAN_NP_000002,Two,\n`;
    accepted(await client.referentials.import(DEPOSITOR, 'agencies', Buffer.from(file), 'agencies.csv'));
    const contract = { Identifier: 'IC-TEST', Name: 'Ingest', Status: 'ACTIVE' } as const;
    accepted(await client.referentials.importJson(DEPOSITOR, 'ingestcontracts', [contract]));
    const written = [
      ['2024-01-01T00:00:00+01:00', '2024-01-01T00:00:00'],
      ['2023-12-31T23:30:00-04:00', '2023-12-31T23:30:00'],
      ['2024-01-01+01:00', '2024-01-01T00:00:00'],
      ['2023-12-31Z', '2023-12-31T00:00:00'],
    ] as const;
    const units = written.map(([date], index) =>
      describedUnit(`U${index}`, {
        content: { Title: 'Minuit', StartDate: date, CreatedDate: date, EndDate: date } as never,
      }),
    );
    const content = await sampleSip({ files: {}, units });
    const { operationId } = accepted(
      await client.ingest.deposit(DEPOSITOR, { content, workflow: 'DEFAULT_WORKFLOW' }),
    );
    const end = accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 50, timeoutMs: 25_000 }));
    expect(end.state).toBe('COMPLETED');
    const $date_range = {
      $field: 'StartDate',
      $format: 'yyyy',
      $ranges: [
        { $from: '2023', $to: '2024' },
        { $from: '2024', $to: '2025' },
      ],
    };
    const query: SearchQuery = {
      $query: [{ $match: { Title: 'minuit' } }],
      $facets: [{ $name: 'year', $date_range }],
      $projection: { $fields: { StartDate: 1, CreatedDate: 1, EndDate: 1 } },
    };
    const { $results, $facetResults } = accepted(await client.units.search(DEPOSITOR, query));
    const stored = $results.map((one) => String(one['StartDate'])).toSorted();
    expect(stored).toEqual(written.map(([, kept]) => kept).toSorted());
    for (const one of $results) expect(one['CreatedDate']).toBe(one['StartDate']);
    // the peer gives no time to a day of EndDate
    expect($results.map((one) => String(one['EndDate'])).toSorted()).toEqual([
      '2023-12-31',
      '2023-12-31T23:30:00',
      '2024-01-01',
      '2024-01-01T00:00:00',
    ]);
    expect($facetResults[0]?.buckets).toEqual([
      { value: '2023-2024', count: 2 },
      { value: '2024-2025', count: 2 },
    ]);
  });
});
