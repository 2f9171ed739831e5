import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessFilter,
  selectRegisterDetails,
  selectRegisterSummaries,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { answered, EVERYTHING, single, TODAY } from './fixtures.ts';

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
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
