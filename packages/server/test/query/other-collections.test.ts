import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessFilter,
  logbookOperationById,
  selectLogbookOperations,
  selectReferential,
  selectRegisterDetails,
  selectRegisterSummaries,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import type { CollectionName } from '../../src/referential/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { answered, EVERYTHING, single, TODAY } from './fixtures.ts';

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
        Description: `Contrat du Zimbabwe ${name}`,
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

  it('is paged and sorted, by names too', async () => {
    const zimbabwe = { $and: [{ $match: { Description: 'Zimbabwe' } }] };
    expect(await find('IngestContract', zimbabwe, { $orderby: { Identifier: 1 }, $limit: 2 })).toEqual([
      'Air_Zimbabwe',
      'Societe_du_Zimbabwe',
    ]);
    expect(
      await find('IngestContract', zimbabwe, { $orderby: { Identifier: 1 }, $offset: 1, $limit: 1 }),
    ).toEqual(['Societe_du_Zimbabwe']);
    expect(await find('IngestContract', zimbabwe, { $orderby: { Name: -1 } })).toEqual([
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

describe('registers', () => {
  beforeAll(async () => {
    for (const [tenant, agency, opi, ingested] of [
      [0, 'SP1', 'op1', 2],
      [0, 'SP2', 'op2', 0],
      [3, 'SP1', 'op3', 9],
    ] as const) {
      await database.query(
        'insert into accession_register_summary (tenant, id, originating_agency, document) values ($1, $2, $3, $4)',
        [
          tenant,
          `s-${agency}-${tenant}`,
          agency,
          {
            OriginatingAgency: agency,
            TotalObjects: { ingested, deleted: 0, remained: ingested },
            CreationDate: '2024-01-01T00:00:00.000',
          },
        ],
      );
      await database.query(
        'insert into accession_register_detail (tenant, id, originating_agency, opi, document) values ($1, $2, $3, $4, $5)',
        [
          tenant,
          `d-${opi}`,
          agency,
          opi,
          {
            OriginatingAgency: agency,
            Opi: opi,
            Opc: opi,
            Status: 'STORED_AND_COMPLETED',
            TotalObjects: { ingested },
            obIdIn: 'Versement de la mairie',
            Events: [{ Opc: opi, OpType: 'INGEST', Units: ingested }],
          },
        ],
      );
    }
  });

  const every = accessFilter(EVERYTHING, 0, TODAY);
  const sp2 = accessFilter(
    { EveryOriginatingAgency: false, OriginatingAgencies: ['SP2'], EveryDataObjectVersion: true },
    0,
    TODAY,
  );

  async function agencies(condition: object, access = every): Promise<readonly unknown[]> {
    const query = single(
      { $query: condition, $filter: { $orderby: { OriginatingAgency: 1 } } },
      'referential',
    );
    return answered(await selectRegisterSummaries(database, { query, access })).results.map(
      (result) => result.OriginatingAgency,
    );
  }

  it('of agencies are those of the tenant and of the contract', async () => {
    expect(await agencies({})).toEqual(['SP1', 'SP2']);
    expect(await agencies({}, sp2)).toEqual(['SP2']);
    expect(await agencies({ $gt: { 'TotalObjects.ingested': 0 } })).toEqual(['SP1']);
    expect(await agencies({ $gt: { 'TotalObjects.ingested': 0 } }, sp2)).toEqual([]);
    expect(await agencies({ $eq: { CreationDate: '2024-01-01' } })).toEqual(['SP1', 'SP2']);
  });

  it('of deposits are those of the tenant, of the contract, of an agency', async () => {
    const details = async (condition: object, more: object = {}) => {
      const query = single({ $query: condition }, 'referential');
      const request = { query, tenant: 0, ...more };
      return answered(await selectRegisterDetails(database, request)).results.map((result) => result.Opi);
    };
    expect(await details({})).toEqual(['op1', 'op2']);
    expect(await details({ $eq: { Opi: 'op2' } })).toEqual(['op2']);
    expect(await details({ $eq: { Opi: 'op3' } })).toEqual([]);
    expect(await details({}, { access: sp2 })).toEqual(['op2']);
    expect(await details({}, { originatingAgency: 'SP1' })).toEqual(['op1']);
    expect(
      await details({ $eq: { 'Events.OpType': 'INGEST' } }, { originatingAgency: 'SP1', access: sp2 }),
    ).toEqual([]);
    expect(await details({ $match: { obIdIn: 'versements' } })).toEqual(['op1', 'op2']);
  });
});

describe('operations', () => {
  async function operation(
    tenant: number,
    id: string,
    evType: string,
    evTypeProc: string,
    events: readonly object[],
  ): Promise<void> {
    await database.query(
      `insert into logbook_operation (tenant, id, ev_type, ev_type_proc, ev_date_time, outcome, last_persisted_date, version, document)
       values ($1, $2, $3, $4, '2024-03-05T09:12:33.123', 'OK', '2024-03-05T10:00:00.000', 7, $5)`,
      [
        tenant,
        id,
        evType,
        evTypeProc,
        {
          evId: id,
          evIdProc: id,
          evType,
          evTypeProc,
          outcome: 'OK',
          evIdAppSession: 'APP_SESSION_ID',
          evDetData: '{"EvDetailReq":"un"}',
        },
      ],
    );
    for (const [ordinal, document] of events.entries()) {
      await database.query(
        'insert into logbook_event (tenant, operation_id, ordinal, document) values ($1, $2, $3, $4)',
        [tenant, id, ordinal, document],
      );
    }
  }

  beforeAll(async () => {
    await operation(0, 'ingest', 'PROCESS_SIP_UNITARY', 'INGEST', [
      {
        evType: 'STP_SANITY_CHECK_SIP',
        outcome: 'OK',
        evDateTime: '2024-03-05T09:12:34.000',
        outMessg: 'Contrôles des entrées',
      },
      {
        evType: 'STP_INGEST_CONTROL_SIP',
        outcome: 'KO',
        evDateTime: '2024-03-05T09:12:35.000',
        evDetData: '{"FileName":"fichier final.zip","Size":12,"LogType":"OPERATION"}',
      },
      {
        evType: 'PROCESS_SIP_UNITARY',
        outcome: 'OK',
        evDateTime: '2024-03-05T09:12:36.000',
        evDetData: 'not json',
      },
    ]);
    await operation(0, 'update', 'STP_UPDATE_UNIT', 'UPDATE', []);
    await operation(1, 'ontology', 'IMPORT_ONTOLOGY', 'MASTERDATA', []);
    await operation(1, 'secret', 'STP_UPDATE_UNIT', 'UPDATE', []);
  });

  async function find(condition: object, filter: object = {}, scope = SCOPE) {
    const query = single({ $query: condition, $filter: filter }, 'logbook');
    return answered(await selectLogbookOperations(database, { query, scope })).results;
  }
  const idsOf = async (condition: object, filter: object = { $orderby: { '#id': 1 } }, scope = SCOPE) =>
    (await find(condition, filter, scope)).map((result) => result['#id']);

  it('are those of the tenant, and those of the administration that all share', async () => {
    expect(await idsOf({})).toEqual(['ingest', 'ontology', 'update']);
    expect(await idsOf({}, {}, { tenant: 4, administrationTenant: 1 })).toEqual(['ontology']);
    expect(
      await logbookOperationById(database, { id: 'secret', scope: SCOPE, projection: WHOLE_DOCUMENT }),
    ).toBeUndefined();
    expect(
      await logbookOperationById(database, { id: 'ontology', scope: SCOPE, projection: WHOLE_DOCUMENT }),
    ).toMatchObject({ '#tenant': 1 });
  });

  it.each([
    [{ $eq: { evIdProc: 'ingest' } }, ['ingest']],
    [{ $in: { evTypeProc: ['INGEST', 'UPDATE'] } }, ['ingest', 'update']],
    [{ $eq: { evDateTime: '2024-03-05' } }, ['ingest', 'ontology', 'update']],
    [{ $eq: { 'events.evType': 'STP_SANITY_CHECK_SIP' } }, ['ingest']],
    [
      { $and: [{ $eq: { 'events.evType': 'STP_SANITY_CHECK_SIP' } }, { $eq: { 'events.outcome': 'KO' } }] },
      ['ingest'],
    ],
    [{ $match: { 'events.outMessg': 'contrôle' } }, ['ingest']],
    [{ $match: { 'events.evDetData.FileName': 'FINAL' } }, ['ingest']],
    [{ $gte: { 'events.evDetData.Size': 12 } }, ['ingest']],
    [{ $eq: { 'events.evDetData.LogType': 'OPERATION' } }, ['ingest']],
    [{ $exists: 'events.evDetData.FileName' }, ['ingest']],
    [{ $exists: 'events.evDetData.Nothing' }, []],
    [{ $exists: 'evDetData' }, []],
    [{ $eq: { evIdAppSession: 'APP_SESSION_ID' } }, ['ingest', 'ontology', 'update']],
    [{ $gt: { '#lastPersistedDate': '2024-03-05T10:00:00.000' } }, []],
  ])('%j', async (condition, expected) => {
    expect(await idsOf(condition)).toEqual(expected);
  });

  it('are sorted', async () => {
    const both = { $in: { evTypeProc: ['INGEST', 'UPDATE'] } };
    expect(await idsOf(both, { $orderby: { evTypeProc: -1 } })).toEqual(['update', 'ingest']);
    expect(await idsOf(both, { $orderby: { evTypeProc: 1 } })).toEqual(['ingest', 'update']);
  });

  it('come with their last two events from a search, with all of them by id', async () => {
    const [found] = await find({ $eq: { '#id': 'ingest' } });
    expect(found).toMatchObject({
      '#id': 'ingest',
      '#tenant': 0,
      '#version': 7,
      '#lastPersistedDate': '2024-03-05T10:00:00.000',
      evDetData: '{"EvDetailReq":"un"}',
    });
    expect(found?.events).toMatchObject([
      { evType: 'STP_INGEST_CONTROL_SIP' },
      { evType: 'PROCESS_SIP_UNITARY' },
    ]);
    const request = { id: 'ingest', scope: SCOPE, projection: WHOLE_DOCUMENT };
    expect((await logbookOperationById(database, request))?.events).toHaveLength(3);
    expect((await logbookOperationById(database, { ...request, sliced: true }))?.events).toMatchObject([
      {},
      { evType: 'PROCESS_SIP_UNITARY' },
    ]);
    const query = single(
      { $query: { $eq: { '#id': 'ingest' } }, $projection: { $fields: { evType: 1, 'events.outcome': 1 } } },
      'logbook',
    );
    expect(answered(await selectLogbookOperations(database, { query, scope: SCOPE })).results).toEqual([
      { evType: 'PROCESS_SIP_UNITARY', events: [{ outcome: 'KO' }, { outcome: 'OK' }] },
    ]);
  });
});
