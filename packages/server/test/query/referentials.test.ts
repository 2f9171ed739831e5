import { beforeAll, describe, expect, it } from 'vitest';
import { selectReferential } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import type { CollectionName } from '../../src/referential/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { answered, single } from './fixtures.ts';

let database: Database;
const SCOPE = { tenant: 0, administrationTenant: 1 };

beforeAll(async () => {
  ({ database } = await cloneDatabase());
});

async function store(
  collection: CollectionName,
  tenant: number,
  identifier: string,
  fields: object,
): Promise<void> {
  await database.query(
    `insert into referential (tenant, collection, identifier, id, version, document) values ($1, $2, $3, $4, 2, $5)`,
    [
      tenant,
      collection,
      identifier,
      `id-${collection}-${identifier}`,
      { _id: 'old', _tenant: tenant, _v: 0, ...fields },
    ],
  );
}

describe('reference data', () => {
  beforeAll(async () => {
    await store('AccessContract', 0, 'ContratTNR', {
      Identifier: 'ContratTNR',
      Name: 'ContratTNR',
      Status: 'ACTIVE',
      ActivationDate: '2016-12-10T00:00:00.000',
      EveryDataObjectVersion: false,
      DataObjectVersion: ['BinaryMaster'],
    });
    await store('AccessContract', 1, 'Other', { Identifier: 'Other', Name: 'ContratTNR', Status: 'ACTIVE' });
    for (const name of ['Air_Zimbabwe', 'Societe_du_Zimbabwe']) {
      await store('IngestContract', 0, name, {
        Identifier: name,
        Name: name,
        Description: name.startsWith('Air') ? 'Zimbabwe - Contrat - Air Zimbabwe' : 'Zimbabwe - Contrat',
      });
    }
    await store('FileFormat', 1, 'fmt/43', {
      PUID: 'fmt/43',
      Name: 'JPEG File Interchange Format',
      Version: '1.01',
      Extension: ['jpg'],
    });
    await store('FileRules', 0, 'ACC-1', {
      RuleId: 'ACC-1',
      RuleType: 'AccessRule',
      RuleDuration: '25',
      RuleValue: 'Secrets en matière',
    });
    await store('Context', 1, 'CT-000001', {
      Identifier: 'CT-000001',
      Permissions: [{ tenant: 0, AccessContracts: ['ContratTNR'] }],
    });
  });

  async function find(
    collection: CollectionName,
    condition: object,
    filter: object = {},
  ): Promise<readonly unknown[]> {
    const query = single({ $query: condition, $filter: filter, $projection: {} }, 'referential');
    const { results } = answered(await selectReferential(database, { collection, scope: SCOPE, query }));
    return results.map((result) => result.Identifier ?? result.PUID ?? result.RuleId);
  }

  it.each([
    ['$eq', 'ActivationDate', '2016-12-10T00:00:00.000', 1],
    ['$eq', 'ActivationDate', '1950-12-10T00:00:00.000', 0],
    ['$eq', 'DataObjectVersion', 'BinaryMaster', 1],
    ['$eq', 'DataObjectVersion', 'BINARYMASTER', 0],
    ['$eq', 'EveryDataObjectVersion', 'false', 1],
    ['$eq', 'EveryDataObjectVersion', 'true', 0],
    ['$eq', 'Status', 'ACTIVE', 1],
    ['$eq', '#tenant', '0', 1],
    ['$eq', '#tenant', '900', 0],
    ['$ne', '#tenant', '900', 1],
    ['$ne', 'Status', 'ACTIVE', 0],
    ['$in', 'ActivationDate', ['2016-12-10T00:00:00.000', '1950-12-10T00:00:00.000'], 1],
    ['$in', '#tenant', [0, 900], 1],
    ['$in', '#tenant', [900], 0],
  ] as const)('%s %s %j finds %i contract', async (operator, field, value, count) => {
    const condition = { $and: [{ $match: { Name: 'ContratTNR' } }, { [operator]: { [field]: value } }] };
    expect(await find('AccessContract', condition)).toHaveLength(count);
  });

  it('is that of the tenant, or of the platform where all share it', async () => {
    expect(await find('AccessContract', {})).toEqual(['ContratTNR']);
    expect(await find('FileFormat', { $match: { Name: 'jpeg' } })).toEqual(['fmt/43']);
    expect(await find('Context', { $eq: { 'Permissions.tenant': 0 } })).toEqual(['CT-000001']);
    expect(await find('FileRules', { $match_all: { RuleValue: 'matieres secretes' } })).toEqual(['ACC-1']);
    expect(await find('FileRules', { $match_all: { RuleValue: 'matières et personnes' } })).toEqual([]);
    expect(await find('FileRules', { $gt: { RuleDuration: '100' } })).toEqual(['ACC-1']);
  });

  it('is paged and sorted; an order by a text is first by how well the words fit', async () => {
    const zimbabwe = { $and: [{ $match: { Description: 'Zimbabwe' } }] };
    expect(await find('IngestContract', zimbabwe, { $orderby: { Identifier: 1 }, $limit: 2 })).toEqual([
      'Air_Zimbabwe',
      'Societe_du_Zimbabwe',
    ]);
    expect(
      await find('IngestContract', zimbabwe, { $orderby: { Identifier: 1 }, $offset: 1, $limit: 1 }),
    ).toEqual(['Societe_du_Zimbabwe']);
    expect(await find('IngestContract', zimbabwe, { $orderby: { Name: -1 } })).toEqual([
      'Air_Zimbabwe',
      'Societe_du_Zimbabwe',
    ]);
    const unranked = { $eq: { Description: 'Zimbabwe' } };
    expect(await find('IngestContract', unranked, { $orderby: { Name: -1 } })).toEqual([
      'Societe_du_Zimbabwe',
      'Air_Zimbabwe',
    ]);
    expect(await find('IngestContract', zimbabwe, { $offset: 200, $limit: 1 })).toEqual([]);
  });

  it('is shown with the identity that its row has, and the limit that applies', async () => {
    const query = single({ $query: { $eq: { Identifier: 'CT-000001' } } }, 'referential');
    const { hits, results } = answered(
      await selectReferential(database, { collection: 'Context', scope: SCOPE, query }),
    );
    expect(hits).toEqual({ total: 1, offset: 0, limit: 10_000, size: 1 });
    expect(results).toEqual([
      {
        '#id': 'id-Context-CT-000001',
        '#tenant': 1,
        '#version': 2,
        Identifier: 'CT-000001',
        Permissions: [{ tenant: 0, AccessContracts: ['ContratTNR'] }],
      },
    ]);
  });
});
