import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import { objectGroupById, selectObjectGroups } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import {
  ALL_ACCESS,
  answered,
  faulted,
  groupIds,
  guid,
  multiple,
  NO_TYPES,
  objectGroup,
  storeObjectGroups,
} from './fixtures.ts';

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeObjectGroups(database, [
    objectGroup('a', {
      FileInfo: { Filename: 'Rapport final.pdf', LastModified: '2016-10-18T21:03:30.000' },
      _qualifiers: [
        {
          qualifier: 'BinaryMaster',
          _nbc: 2,
          versions: [
            {
              _id: 'o1',
              DataObjectVersion: 'BinaryMaster_1',
              Size: 10,
              _opi: 'op',
              _storage: { strategyId: 'default', _nbc: 1 },
              FormatIdentification: { MimeType: 'text/plain', FormatId: 'x-fmt/111' },
            },
            {
              _id: 'o2',
              DataObjectVersion: 'BinaryMaster_2',
              Size: 30_000,
              FormatIdentification: { MimeType: 'image/png', FormatId: 'fmt/11' },
              OtherMetadata: { RawMetadata: ['appareil photo numérique'] },
            },
          ],
        },
        {
          qualifier: 'Thumbnail',
          _nbc: 1,
          versions: [
            {
              _id: 'o3',
              DataObjectVersion: 'Thumbnail_1',
              Size: 5,
              FormatIdentification: { MimeType: 'image/png', FormatId: 'fmt/11' },
            },
          ],
        },
      ],
      _nbc: 3,
    }),
    objectGroup('b', {
      _qualifiers: [
        {
          qualifier: 'PhysicalMaster',
          _nbc: 1,
          versions: [
            {
              _id: 'o4',
              DataObjectVersion: 'PhysicalMaster_1',
              PhysicalId: 'P 12',
              PhysicalDimensions: { Height: { unit: 'centimetre', dValue: 21 } },
              FileInfo: { Filename: 'boîte' },
            },
          ],
        },
      ],
    }),
  ]);
});

describe('an object group as it is shown', () => {
  it('has external names in its objects too', async () => {
    const group = await objectGroupById(database, {
      id: guid('group', 'a'),
      access: ALL_ACCESS,
      projection: WHOLE_DOCUMENT,
    });
    expect(group).toMatchObject({
      '#id': guid('group', 'a'),
      '#nbobjects': 3,
      '#type': 'Document',
      '#storage': { strategyId: 'default' },
      '#qualifiers': [
        {
          qualifier: 'BinaryMaster',
          '#nbc': 2,
          versions: [
            { '#id': 'o1', '#opi': 'op', '#storage': { strategyId: 'default', '#nbc': 1 }, Size: 10 },
            { '#id': 'o2' },
          ],
        },
        { qualifier: 'Thumbnail', '#nbc': 1 },
      ],
    });
    expect(JSON.stringify(group)).not.toMatch(/"_/);
  });
});

describe('$subobject', () => {
  const versions = (condition: object) => ({ $subobject: { '#qualifiers.versions': condition } });
  const mime = (type: string) => ({ $eq: { '#qualifiers.versions.FormatIdentification.MimeType': type } });
  const smallerThan = (size: number) => ({ $lte: { '#qualifiers.versions.Size': size } });

  it('holds on one version: a plain text under 20,000 bytes, no image of 10', async () => {
    expect(await groupIds(database, versions({ $and: [mime('text/plain'), smallerThan(20_000)] }))).toEqual([
      guid('group', 'a'),
    ]);
    expect(await groupIds(database, versions({ $and: [mime('text/plain'), smallerThan(9)] }))).toEqual([]);
    expect(
      await groupIds(database, { $and: [versions(mime('text/plain')), versions(smallerThan(9))] }),
    ).toEqual([guid('group', 'a')]);
  });

  it('takes $missing, texts and numbers', async () => {
    expect(await groupIds(database, versions({ $missing: '#qualifiers.versions.Size' }))).toEqual([
      guid('group', 'b'),
    ]);
    expect(
      await groupIds(database, versions({ $match: { '#qualifiers.versions.FileInfo.Filename': 'BOITE' } })),
    ).toEqual([guid('group', 'b')]);
    expect(
      await groupIds(
        database,
        versions({ $match: { '#qualifiers.versions.OtherMetadata.RawMetadata': 'photos' } }),
      ),
    ).toEqual([guid('group', 'a')]);
    expect(
      await groupIds(
        database,
        versions({ $eq: { '#qualifiers.versions.PhysicalDimensions.Height.dValue': 21 } }),
      ),
    ).toEqual([guid('group', 'b')]);
    expect(await groupIds(database, versions({ $eq: { '#qualifiers.versions._id': 'o3' } }))).toEqual([
      guid('group', 'a'),
    ]);
    expect(await groupIds(database, versions({ $eq: { '#opi': 'op' } }))).toEqual([]);
  });

  it('is refused on any other list', async () => {
    const query = multiple(
      { $query: [{ $subobject: { FileInfo: { $exists: 'FileInfo.Filename' } } }] },
      'objectgroup',
    );
    const outcome = await selectObjectGroups(database, { query, access: ALL_ACCESS, fieldTypes: NO_TYPES });
    expect(faulted(outcome)).toEqual(['UNSUPPORTED $.$query[0].$subobject.FileInfo']);
  });
});

describe('searches of groups', () => {
  it.each([
    [{ $match: { 'FileInfo.Filename': 'rapports' } }, ['a']],
    [{ $eq: { '#format': 'fmt/11' } }, ['a']],
    [{ $gt: { '#size': 20_000 } }, ['a']],
    [{ $eq: { '#nbobjects': 1 } }, ['b']],
    [{ $eq: { '#qualifiers.qualifier': 'PhysicalMaster' } }, ['b']],
    [{ $in: { '#operations': ['op', 'other'] } }, ['a', 'b']],
    [{ $range: { 'FileInfo.LastModified': { $gte: '2016-10-18', $lte: '2016-10-18' } } }, ['a']],
  ])('%j', async (condition, names) => {
    expect(await groupIds(database, condition)).toEqual(names.map((name) => guid('group', name)));
  });

  it('ignores depths, and takes roots as groups', async () => {
    const query = multiple(
      { $roots: [guid('group', 'b')], $query: [{ $exists: '#id', $depth: 4 }] },
      'objectgroup',
    );
    const { results } = answered(
      await selectObjectGroups(database, { query, access: ALL_ACCESS, fieldTypes: NO_TYPES }),
    );
    expect(results.map((result) => result['#id'])).toEqual([guid('group', 'b')]);
  });

  it('counts versions in a facet on them', async () => {
    const $facets = [
      {
        $name: 'formats',
        $terms: {
          $field: '#qualifiers.versions.FormatIdentification.FormatId',
          $size: 5,
          $order: 'ASC',
          $subobject: '#qualifiers.versions',
        },
      },
      { $name: 'groups', $terms: { $field: '#format', $size: 5, $order: 'ASC' } },
      {
        $name: 'usages',
        $filters: {
          $query_filters: [
            {
              $name: 'big',
              $query: {
                $subobject: { '#qualifiers.versions': { $gt: { '#qualifiers.versions.Size': 100 } } },
              },
            },
          ],
        },
      },
    ];
    const query = multiple({ $query: [{ $exists: '#id' }], $facets }, 'objectgroup');
    const { facetResults } = answered(
      await selectObjectGroups(database, { query, access: ALL_ACCESS, fieldTypes: NO_TYPES }),
    );
    expect(facetResults).toEqual([
      {
        name: 'formats',
        buckets: [
          { value: 'fmt/11', count: 2 },
          { value: 'x-fmt/111', count: 1 },
        ],
      },
      {
        name: 'groups',
        buckets: [
          { value: 'fmt/11', count: 1 },
          { value: 'x-fmt/111', count: 1 },
        ],
      },
      { name: 'usages', buckets: [{ value: 'big', count: 1 }] },
    ]);
  });
});
