import { createField, createProjection, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessFilter,
  type SearchSettings,
  selectUnits,
  unitById,
  unitsByPersistentIdentifier,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import {
  ALL_ACCESS,
  answered,
  EVERYTHING,
  guid,
  multiple,
  NO_TYPES,
  searchUnits,
  storeUnits,
  TODAY,
  titles,
} from './fixtures.ts';
import { TITLED_UNITS } from './titled-units.ts';

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, TITLED_UNITS);
});

const search = async (body: object, settings?: SearchSettings) => await searchUnits(database, body, settings);

describe('a unit as it is shown', () => {
  it('has external names, and nothing of what is kept for the system', async () => {
    const whole = await unitById(database, {
      id: guid('unit', 'a'),
      access: ALL_ACCESS,
      projection: WHOLE_DOCUMENT,
    });
    expect(whole).toEqual({
      '#id': guid('unit', 'a'),
      '#tenant': 0,
      '#version': 0,
      '#unitType': 'INGEST',
      '#opi': 'op',
      '#operations': ['op'],
      '#originating_agency': 'SP1',
      '#originating_agencies': ['SP1'],
      '#unitups': [],
      '#allunitups': [],
      '#min': 1,
      '#max': 1,
      '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00002', EndDate: '2025-01-01' }] } },
      '#storage': { strategyId: 'default', '#nbc': 2 },
      '#sedaVersion': '2.2',
      '#implementationVersion': '1',
      '#approximate_creation_date': '2024-03-05T09:12:33.123',
      '#approximate_update_date': '2024-03-05T09:12:33.123',
      '#history': [{ ud: '2024-01-01T00:00:00', data: { _v: 0, _mgt: {} } }],
      DescriptionLevel: 'Item',
      Title: 'Éclairage',
      StartDate: '1895-01-01',
      Keyword: [
        { KeywordContent: 'Paris', KeywordType: 'geogname' },
        { KeywordContent: 'eau', KeywordType: 'subject' },
      ],
      PersistentIdentifier: [
        { PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/225867/001a9d7db5eghxac' },
      ],
    });
  });

  it('shows the fields that are asked for only, through lists; unknown ones are nothing', async () => {
    const fields = ['Title', 'Keyword.KeywordContent', 'Nothing'].map((name) => createField(name, name));
    const projection = createProjection([
      ...fields,
      createField('#management.AccessRule', '_mgt.AccessRule'),
    ]);
    expect(await unitById(database, { id: guid('unit', 'a'), access: ALL_ACCESS, projection })).toEqual({
      Title: 'Éclairage',
      Keyword: [{ KeywordContent: 'Paris' }, { KeywordContent: 'eau' }],
      '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00002', EndDate: '2025-01-01' }] } },
    });
    const both = createProjection([
      createField('Keyword.KeywordType', 'Keyword.KeywordType'),
      createField('Keyword', 'Keyword'),
    ]);
    const kept = await unitById(database, { id: guid('unit', 'b'), access: ALL_ACCESS, projection: both });
    expect(kept).toEqual({ Keyword: [{ KeywordContent: 'Lyon', KeywordType: 'geogname' }] });
  });

  it('is found by its persistent identifier, which is compared whole', async () => {
    const found = async (identifier: string) =>
      answered(
        await unitsByPersistentIdentifier(database, {
          identifier,
          access: ALL_ACCESS,
          projection: WHOLE_DOCUMENT,
        }),
      ).hits.total;
    expect(await found('ark:/225867/001a9d7db5eghxac')).toBe(1);
    expect(await found('ark:/225867/001a9d7db5eghxad')).toBe(0);
  });
});

describe('a literal date covers what it does not write', () => {
  it.each([
    [{ $eq: { StartDate: '2016' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05-31' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05-31T10:00' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05-31T10:00:00.000Z' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05-31T12:00:00+02:00' } }, ['eclair']],
    [{ $eq: { StartDate: '2016-05-31T10:00:00.001' } }, []],
    [{ $gt: { StartDate: '2016-05-31' } }, []],
    [{ $gte: { StartDate: '2016-05-31' } }, ['eclair']],
    [{ $lt: { StartDate: '1895-01-01' } }, ['Eau']],
    [{ $lte: { StartDate: '1895' } }, ['Éclairage', 'Eau']],
    [{ $range: { StartDate: { $gte: '0001', $lt: '1900' } } }, ['Éclairage', 'Eau']],
    [{ $lte: { StartDate: '9999' } }, ['Éclairage', 'Eau', 'eclair']],
    [{ $gt: { StartDate: '9999' } }, []],
    [{ $gte: { StartDate: '0000' } }, ['Éclairage', 'Eau', 'eclair']],
    [{ $lt: { StartDate: '0000-01-01T00:00:00+14:00' } }, []],
    [{ $gt: { TransactedDate: '9999-12-31T23:59:59-12:00' } }, []],
  ])('%j', async (condition, expected) => {
    expect(await titles(database, condition)).toEqual(expected);
  });
});

describe('facets', () => {
  it('count all that match, not the page; periods include their start and not their end', async () => {
    const { hits, results, facetResults } = await search({
      $query: [{ $in: { '#id': ['a', 'b', 'c', 'd'].map((name) => guid('unit', name)) } }],
      $filter: { $limit: 1 },
      $facets: [
        { $name: 'agencies', $terms: { $field: '#originating_agencies', $size: 5, $order: 'ASC' } },
        { $name: 'keywords', $terms: { $field: 'Keyword.KeywordType', $size: 5, $order: 'DESC' } },
        { $name: 'tenants', $terms: { $field: '#tenant', $size: 5, $order: 'ASC' } },
        {
          $name: 'centuries',
          $date_range: {
            $field: 'StartDate',
            $format: 'yyyy',
            $ranges: [{ $to: '1895' }, { $from: '1895', $to: '1900' }, { $from: '2000' }],
          },
        },
        {
          $name: 'rules',
          $filters: {
            $query_filters: [
              { $name: 'with', $query: { $exists: '#management.AccessRule.Rules.Rule' } },
              { $name: 'without', $query: { $missing: '#management.AccessRule.Rules.Rule' } },
            ],
          },
        },
        { $name: 'titles', $terms: { $field: 'Title', $size: 1, $order: 'ASC' } },
      ],
    });
    expect(hits).toEqual({ total: 4, offset: 0, limit: 1, size: 1 });
    expect(results).toHaveLength(1);
    expect(facetResults).toEqual([
      {
        name: 'agencies',
        buckets: [
          { value: 'SP1', count: 3 },
          { value: 'SP2', count: 1 },
        ],
      },
      {
        name: 'keywords',
        buckets: [
          { value: 'geogname', count: 2 },
          { value: 'subject', count: 1 },
        ],
      },
      { name: 'tenants', buckets: [{ value: '0', count: 4 }] },
      {
        name: 'centuries',
        buckets: [
          { value: '*-1895', count: 1 },
          { value: '1895-1900', count: 1 },
          { value: '2000-*', count: 1 },
        ],
      },
      {
        name: 'rules',
        buckets: [
          { value: 'with', count: 1 },
          { value: 'without', count: 3 },
        ],
      },
      { name: 'titles', buckets: [{ value: 'eau', count: 1 }] },
    ]);
  });
});

describe('roots without steps', () => {
  it('are the result, as far as the tenant and the contract let see', async () => {
    const query = multiple({
      $roots: [guid('unit', 'a'), guid('unit', 'c'), guid('unit', 'nobody')],
      $query: [],
    });
    const request = { query, fieldTypes: NO_TYPES };
    const all = answered(await selectUnits(database, { ...request, access: ALL_ACCESS }));
    expect(all.hits.total).toBe(2);
    const sp2 = accessFilter(
      { EveryOriginatingAgency: false, OriginatingAgencies: ['SP2'], EveryDataObjectVersion: true },
      0,
      TODAY,
    );
    expect(answered(await selectUnits(database, { ...request, access: sp2 })).results).toHaveLength(1);
    const elsewhere = accessFilter(EVERYTHING, 1, TODAY);
    expect(answered(await selectUnits(database, { ...request, access: elsewhere })).hits.total).toBe(0);
  });
});
