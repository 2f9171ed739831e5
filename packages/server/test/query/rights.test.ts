import { type JsonObject, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AccessFilter,
  accessFilter,
  type ContractScope,
  mayDownload,
  objectGroupById,
  objectGroupOfUnit,
  objectGroupsByPersistentIdentifier,
  selectObjectGroups,
  selectUnits,
  unitById,
  unitsByPersistentIdentifier,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import {
  answered,
  EVERYTHING,
  guid,
  multiple,
  NO_TYPES,
  objectGroup,
  storeObjectGroups,
  storeUnits,
  TODAY,
  unit,
} from './fixtures.ts';

let database: Database;

const PERSISTENT = [{ PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/1/x' }];

function child(name: string, parent: string, agency: string, more: JsonObject = {}): JsonObject {
  return unit(name, {
    _sp: agency,
    _sps: [agency],
    _up: [guid('unit', parent)],
    _us: [guid('unit', parent)],
    _uds: { 1: [guid('unit', parent)] },
    _max: 2,
    _og: guid('group', name),
    PersistentIdentifier: PERSISTENT,
    ...more,
  });
}

function groupOf(name: string, parent: string, agency: string): JsonObject {
  return objectGroup(name, {
    _sp: agency,
    _sps: [agency],
    _up: [guid('unit', name)],
    _us: [guid('unit', name), guid('unit', parent)],
    _qualifiers: [
      {
        qualifier: 'BinaryMaster',
        _nbc: 1,
        versions: [
          {
            _id: `o-${name}`,
            DataObjectVersion: 'BinaryMaster_1',
            Size: 10,
            PersistentIdentifier: PERSISTENT,
          },
        ],
      },
    ],
  });
}

const due = {
  _computedInheritedRules: {
    AccessRule: { MaxEndDate: '2020-01-01' },
    ReuseRule: { MaxEndDate: '2020-01-01' },
  },
};
const notDue = { _computedInheritedRules: { AccessRule: { MaxEndDate: TODAY } } };

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, [
    unit('plan', { _unitType: 'HOLDING_UNIT', _sp: null, _sps: [] }),
    unit('filing', { _unitType: 'FILING_UNIT', _sp: 'SP2', _sps: ['SP2'] }),
    child('one', 'plan', 'SP1', due),
    child('two', 'plan', 'SP2', notDue),
    child('three', 'filing', 'SP1'),
  ]);
  await storeObjectGroups(database, [
    groupOf('one', 'plan', 'SP1'),
    groupOf('two', 'plan', 'SP2'),
    groupOf('three', 'filing', 'SP1'),
  ]);
});

const UNITS = ['plan', 'filing', 'one', 'two', 'three'];
const GROUPS = ['one', 'two', 'three'];

/** Kinds of contracts, and what each lets see: units, groups in a search, groups through their unit. */
const CONTRACTS: readonly (readonly [
  name: string,
  contract: ContractScope,
  units: string[],
  groups: string[],
  through: string[],
])[] = [
  ['every agency', EVERYTHING, UNITS, GROUPS, GROUPS],
  [
    'one agency: and holding units',
    agency('SP1'),
    ['plan', 'one', 'three'],
    ['one', 'three'],
    ['one', 'three'],
  ],
  ['no agency', agency(), ['plan'], [], []],
  [
    'a root unit',
    { ...EVERYTHING, RootUnits: [guid('unit', 'plan')] },
    ['plan', 'one', 'two'],
    ['one', 'two'],
    ['one', 'two'],
  ],
  [
    'a root unit and one agency',
    { ...agency('SP2'), RootUnits: [guid('unit', 'plan')] },
    ['plan', 'two'],
    ['two'],
    ['two'],
  ],
  [
    'an excluded unit',
    { ...EVERYTHING, ExcludedRootUnits: [guid('unit', 'plan')] },
    ['filing', 'three'],
    ['three'],
    ['three'],
  ],
  [
    'a leaf excluded',
    { ...EVERYTHING, ExcludedRootUnits: [guid('unit', 'one')] },
    ['plan', 'filing', 'two', 'three'],
    ['two', 'three'],
    ['two', 'three'],
  ],
  [
    'a rule category: computed and past',
    { ...EVERYTHING, RuleCategoryToFilter: ['AccessRule'] },
    ['one'],
    [],
    ['one'],
  ],
  ['two rule categories', { ...EVERYTHING, RuleCategoryToFilter: ['AccessRule', 'StorageRule'] }, [], [], []],
  [
    'a root and an excluded one under it',
    { ...EVERYTHING, RootUnits: [guid('unit', 'plan')], ExcludedRootUnits: [guid('unit', 'two')] },
    ['plan', 'one'],
    ['one'],
    ['one'],
  ],
];

function agency(...agencies: string[]): ContractScope {
  return { EveryOriginatingAgency: false, OriginatingAgencies: agencies, EveryDataObjectVersion: true };
}

const EVERYWHERE = { $exists: '#id' };
/** Ways to ask for all that there is, or to hide it behind a negation or a walk. */
const QUESTIONS = [
  { $query: [EVERYWHERE] },
  { $query: [{ $not: [{ $eq: { '#id': 'nobody' } }] }] },
  { $query: [{ $or: [EVERYWHERE, { $eq: { '#tenant': 1 } }] }] },
  { $query: [EVERYWHERE, { ...EVERYWHERE, $depth: 0 }] },
];

describe.each(CONTRACTS)('a contract of %s', (_, contract, units, groups, through) => {
  const access = accessFilter(contract, 0, TODAY);
  const ids = (kind: 'unit' | 'group', names: readonly string[]) =>
    names.map((name) => guid(kind, name)).sort();

  it.each(QUESTIONS)('finds and counts its units only: %j', async (question) => {
    const facets = [
      { $name: 'agencies', $terms: { $field: '#unitType', $size: 9, $order: 'ASC' } },
      { $name: 'all', $filters: { $query_filters: [{ $name: 'all', $query: EVERYWHERE }] } },
    ];
    const query = multiple({ ...question, $facets: facets });
    const { hits, results, facetResults } = answered(
      await selectUnits(database, { query, access, fieldTypes: NO_TYPES }),
    );
    expect(results.map((result) => result['#id']).sort()).toEqual(ids('unit', units));
    expect(hits.total).toBe(units.length);
    const counted = facetResults[0]?.buckets.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(units.length);
    expect(facetResults[1]?.buckets).toEqual([{ value: 'all', count: units.length }]);
  });

  it('walks to its units only, from units that it does not show', async () => {
    const query = multiple({
      $roots: [guid('unit', 'plan'), guid('unit', 'filing')],
      $query: [{ ...EVERYWHERE, $depth: 5 }],
    });
    const { results } = answered(await selectUnits(database, { query, access, fieldTypes: NO_TYPES }));
    expect(results.map((result) => result['#id']).sort()).toEqual(
      ids(
        'unit',
        units.filter((name) => GROUPS.includes(name)),
      ),
    );
    const up = multiple({ $roots: ids('unit', GROUPS), $query: [{ ...EVERYWHERE, $depth: -5 }] });
    const ancestors = answered(await selectUnits(database, { query: up, access, fieldTypes: NO_TYPES }));
    expect(ancestors.results.map((result) => result['#id']).sort()).toEqual(
      ids(
        'unit',
        units.filter((name) => !GROUPS.includes(name)),
      ),
    );
  });

  it('reads its units only, by id and by persistent identifier', async () => {
    for (const name of UNITS) {
      const found = await unitById(database, { id: guid('unit', name), access, projection: WHOLE_DOCUMENT });
      expect(found?.['#id']).toBe(units.includes(name) ? guid('unit', name) : undefined);
    }
    const request = { identifier: 'ark:/1/x', access, projection: WHOLE_DOCUMENT };
    const byArk = answered(await unitsByPersistentIdentifier(database, request));
    expect(byArk.results.map((result) => result['#id']).sort()).toEqual(
      ids(
        'unit',
        units.filter((name) => GROUPS.includes(name)),
      ),
    );
    const groupsByArk = answered(await objectGroupsByPersistentIdentifier(database, request));
    expect(groupsByArk.results.map((result) => result['#id']).sort()).toEqual(ids('group', groups));
  });

  it('finds, counts and reads its object groups only', async () => {
    const facets = [
      { $name: 'usages', $terms: { $field: '#qualifiers.qualifier', $size: 9, $order: 'ASC' } },
    ];
    const query = multiple({ $query: [EVERYWHERE], $facets: facets }, 'objectgroup');
    const { hits, results, facetResults } = answered(
      await selectObjectGroups(database, { query, access, fieldTypes: NO_TYPES }),
    );
    expect(results.map((result) => result['#id']).sort()).toEqual(ids('group', groups));
    expect(hits.total).toBe(groups.length);
    expect(facetResults[0]?.buckets).toEqual(
      groups.length === 0 ? [] : [{ value: 'BinaryMaster', count: groups.length }],
    );
    for (const name of GROUPS) {
      const id = guid('group', name);
      const direct = await objectGroupById(database, { id, access, projection: WHOLE_DOCUMENT });
      expect(direct?.['#id']).toBe(groups.includes(name) ? id : undefined);
      const ofUnit = await objectGroupOfUnit(database, {
        unitId: guid('unit', name),
        access,
        projection: WHOLE_DOCUMENT,
      });
      expect(ofUnit?.['#id']).toBe(through.includes(name) ? id : undefined);
    }
    expect(
      await objectGroupOfUnit(database, { unitId: guid('unit', 'plan'), access, projection: WHOLE_DOCUMENT }),
    ).toBeUndefined();
  });

  it('sees nothing from another tenant', async () => {
    const elsewhere = accessFilter(contract, 1, TODAY);
    const query = multiple({ $query: [EVERYWHERE] });
    expect(
      answered(await selectUnits(database, { query, access: elsewhere, fieldTypes: NO_TYPES })).hits.total,
    ).toBe(0);
    expect(
      await unitById(database, { id: guid('unit', 'one'), access: elsewhere, projection: WHOLE_DOCUMENT }),
    ).toBeUndefined();
    expect(
      await objectGroupById(database, {
        id: guid('group', 'one'),
        access: elsewhere,
        projection: WHOLE_DOCUMENT,
      }),
    ).toBeUndefined();
  });
});

describe('a filter', () => {
  it('cannot be left out, nor written by hand: the compiler refuses both', () => {
    const query = multiple({ $query: [EVERYWHERE] });
    // @ts-expect-error no filter
    const without: Parameters<typeof selectUnits>[1] = { query, fieldTypes: NO_TYPES };
    // @ts-expect-error an object of the same shape
    const byHand: AccessFilter = {
      tenant: 0,
      today: TODAY,
      rootUnits: [],
      excludedRootUnits: [],
      agencies: 'every',
      ruleCategories: [],
      usages: 'every',
    };
    expect([without.query, byHand.tenant]).toEqual([query, 0]);
  });

  it('is made by accessFilter only: an object of the same shape is refused when it runs', async () => {
    const forged = { ...accessFilter(EVERYTHING, 0, TODAY) } as AccessFilter;
    const query = multiple({ $query: [EVERYWHERE] });
    await expect(selectUnits(database, { query, access: forged, fieldTypes: NO_TYPES })).rejects.toThrow(
      TypeError,
    );
    await expect(
      unitById(database, { id: guid('unit', 'one'), access: forged, projection: WHOLE_DOCUMENT }),
    ).rejects.toThrow(TypeError);
  });

  it('is frozen, and does not follow the contract that made it', () => {
    const agencies = ['SP1'];
    const access = accessFilter(agency(...agencies), 0, TODAY);
    agencies.push('SP2');
    expect(access.agencies).toEqual(['SP1']);
    expect(() => Object.assign(access, { agencies: 'every' })).toThrow(TypeError);
  });

  it('lets download the usages of the contract, all of them when it names none', () => {
    const some = accessFilter(
      { ...EVERYTHING, EveryDataObjectVersion: false, DataObjectVersion: ['BinaryMaster'] },
      0,
      TODAY,
    );
    expect(mayDownload(some, 'BinaryMaster')).toBe(true);
    expect(mayDownload(some, 'BinaryMaster_2')).toBe(true);
    expect(mayDownload(some, 'Thumbnail_1')).toBe(false);
    const none = accessFilter(
      { ...EVERYTHING, EveryDataObjectVersion: false, DataObjectVersion: [] },
      0,
      TODAY,
    );
    expect(mayDownload(none, 'Thumbnail_1')).toBe(true);
  });
});
