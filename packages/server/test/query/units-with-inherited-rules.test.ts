import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessFilter,
  type ContractScope,
  type QueryAnswer,
  type SearchSettings,
  selectUnits,
  selectUnitsWithInheritedRules,
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
  storeUnits,
  TODAY,
  unit,
} from './fixtures.ts';
import { path, rulesArchive, unitBelow } from './inherited-rules-fixtures.ts';

let database: Database;
const OTHER_TENANT = 3;
const SP3_ONLY: ContractScope = {
  EveryOriginatingAgency: false,
  OriginatingAgencies: ['SP3'],
  EveryDataObjectVersion: true,
};
const EMPTY = { Rules: [], Properties: [] };

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, rulesArchive());
  // another tenant has units of the same identifiers, with other rules
  const elsewhere = unit('a', {
    _tenant: OTHER_TENANT,
    _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-9' }] } },
  });
  const below = unitBelow('c', [elsewhere], { _tenant: OTHER_TENANT });
  await storeUnits(database, [elsewhere, below], OTHER_TENANT);
});

async function search(
  body: object,
  { access = ALL_ACCESS, settings = {} }: { access?: typeof ALL_ACCESS; settings?: SearchSettings } = {},
): Promise<QueryAnswer> {
  const query = multiple(body);
  const request = { query, access, fieldTypes: NO_TYPES, settings };
  return answered(await selectUnitsWithInheritedRules(database, request));
}

const named = (...names: readonly string[]) => ({ $query: [{ $in: { '#id': path(...names) } }] });

async function rulesOf(name: string, access = ALL_ACCESS) {
  const { results } = await search(named(name), { access });
  expect(results).toHaveLength(1);
  return results[0]?.InheritedRules as Readonly<Record<string, unknown>>;
}

describe('units with the rules in force on them', () => {
  it('show every category, and nothing where nothing is declared', async () => {
    expect(await rulesOf('h')).toEqual({
      GlobalProperties: [],
      StorageRule: EMPTY,
      AppraisalRule: EMPTY,
      AccessRule: EMPTY,
      DisseminationRule: EMPTY,
      ReuseRule: EMPTY,
      ClassificationRule: EMPTY,
      HoldRule: EMPTY,
    });
  });

  it('show what ancestors declare, by every path, but what is prevented', async () => {
    const fromA = { UnitId: guid('unit', 'a'), OriginatingAgency: 'SP1', Paths: [path('c', 'a')] };
    const fromB = { UnitId: guid('unit', 'b'), OriginatingAgency: 'SP2', Paths: [path('c', 'b')] };
    expect(await rulesOf('c')).toMatchObject({
      GlobalProperties: [{ ...fromA, PropertyName: 'NeedAuthorization', PropertyValue: true }],
      AccessRule: {
        Rules: [
          { ...fromA, Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' },
          { ...fromB, Rule: 'ACC-1', StartDate: '2010-01-01', EndDate: '2035-01-01' },
        ],
      },
      AppraisalRule: {
        Properties: [
          { ...fromA, PropertyName: 'FinalAction', PropertyValue: 'Destroy' },
          { ...fromB, PropertyName: 'FinalAction', PropertyValue: 'Keep' },
        ],
      },
    });
  });

  it('show what is declared again or prevented on the way as the unit sees it', async () => {
    const rules = await rulesOf('d');
    expect(rules.AccessRule).toMatchObject({ Rules: [{ UnitId: guid('unit', 'd'), Paths: [path('d')] }] });
    expect(rules.AppraisalRule).toMatchObject({ Rules: [], Properties: [{ PropertyValue: 'Destroy' }] });
  });

  it('count ancestors that the contract hides', async () => {
    const access = accessFilter(SP3_ONLY, 0, TODAY);
    const hidden = await search(named('a', 'b', 'c', 'd'), { access });
    expect(hidden).toMatchObject({ results: [], hits: { total: 0 } });
    expect(await rulesOf('e', access)).toEqual(await rulesOf('e'));
    expect(await rulesOf('e', access)).toMatchObject({
      AccessRule: { Rules: [{ Paths: [path('e', 'c', 'a')] }, { Paths: [path('e', 'c', 'b')] }] },
      AppraisalRule: { Properties: [{ UnitId: guid('unit', 'e'), PropertyValue: 'Keep' }] },
    });
    const under = accessFilter({ ...EVERYTHING, RootUnits: [...path('d')] }, 0, TODAY);
    expect(await rulesOf('d', under)).toEqual(await rulesOf('d'));
  });

  it('know nothing of another tenant', async () => {
    const access = accessFilter(EVERYTHING, OTHER_TENANT, TODAY);
    expect(await rulesOf('c', access)).toMatchObject({
      AccessRule: { Rules: [{ UnitId: guid('unit', 'a'), Rule: 'ACC-9', Paths: [path('c', 'a')] }] },
    });
  });

  it('always show their id, and beside it what is asked for', async () => {
    const { results } = await search({ ...named('e'), $projection: { $fields: { Title: 1 } } });
    expect(Object.keys(results[0] ?? {}).toSorted()).toEqual(['#id', 'InheritedRules', 'Title']);
    const whole = answered(
      await selectUnits(database, { query: multiple(named('e')), access: ALL_ACCESS, fieldTypes: NO_TYPES }),
    );
    const { InheritedRules, ...unitAlone } = (await search(named('e'))).results[0] ?? {};
    expect(InheritedRules).toBeDefined();
    expect(unitAlone).toEqual(whole.results[0]);
  });

  it('come by pages, with totals and facets, as in any search', async () => {
    const answer = await search({
      $query: [{ $eq: { '#opi': 'op' } }],
      $filter: { $limit: 2, $offset: 1, $orderby: { '#id': 1 } },
      $facets: [{ $name: 'agency', $terms: { $field: '#originating_agency', $size: 3, $order: 'ASC' } }],
    });
    expect(answer.hits).toEqual({ total: 6, offset: 1, limit: 2, size: 2 });
    expect(answer.facetResults[0]?.buckets[0]).toEqual({ value: 'SP1', count: 3 });
    expect(answer.results.map((result) => result['#id'])).toEqual(path('b', 'c'));
    for (const result of answer.results) expect(result.InheritedRules).toBeDefined();
  });

  it('are read with one more statement than the search, however many they are', async () => {
    const statements: string[] = [];
    const settings = { explain: ({ text }: { readonly text: string }) => statements.push(text) };
    await search(named('e'), { settings });
    const ofOne = statements.length;
    const { results } = await search({ $query: [{ $eq: { '#opi': 'op' } }] }, { settings });
    expect([results.length, ofOne, statements.length - ofOne]).toEqual([6, 2, 2]);
  });

  it('are none when none is found', async () => {
    expect(await search({ $query: [{ $eq: { '#opi': 'none' } }] })).toMatchObject({ results: [] });
  });
});
