import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import { logbookOperationById, selectLogbookOperations } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { answered, single } from './fixtures.ts';

let database: Database;
const SCOPE = { tenant: 0, administrationTenant: 1 };

beforeAll(async () => {
  ({ database } = await cloneDatabase());
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
