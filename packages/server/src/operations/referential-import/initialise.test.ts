import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';
import { DOCUMENT_SCHEMAS } from '../../referential/index.ts';
import { initialise } from './initialise.ts';

const bench = await startReferential();

describe('the initial state', () => {
  it('is one operation, with its folder on the offers', async () => {
    const { rows } = await bench.database.query(
      'select workflow, state, status, seq::integer as seq from operation where tenant = $1',
      [ADMINISTRATION_TENANT],
    );
    expect(rows).toEqual([
      { workflow: 'STP_PLATFORM_INITIAL_STATE', state: 'COMPLETED', status: 'OK', seq: 1 },
    ]);
  });

  it('holds the first context and its security profile', async () => {
    const snapshot = bench.snapshot(0);
    expect(await snapshot.find('Context', 'CT-000001')).toMatchObject({
      Status: 'ACTIVE',
      EnableControl: false,
      SecurityProfile: 'admin-security-profile',
      Permissions: [
        { tenant: 0, AccessContracts: [], IngestContracts: [] },
        { tenant: 1, AccessContracts: [], IngestContracts: [] },
        { tenant: 2, AccessContracts: [], IngestContracts: [] },
      ],
    });
    expect(await snapshot.find('SecurityProfile', 'admin-security-profile')).toMatchObject({
      FullAccess: true,
    });
  });

  it('holds the ontology: 306 vocabularies', async () => {
    const ontology = await bench.snapshot(0).all('Ontology');
    expect(ontology.size).toBe(306);
    expect(ontology.get('_sp')).toMatchObject({
      Type: 'KEYWORD',
      SedaField: 'OriginatingAgencyIdentifier',
      ApiField: '#originating_agency',
      Collections: ['Unit', 'ObjectGroup'],
    });
    expect([...ontology.values()].filter((entry) => entry.SedaField !== undefined)).toHaveLength(161);
    const types = [...ontology.values()].map((entry) => entry.Type);
    expect(types.filter((type) => type === 'KEYWORD')).toHaveLength(165);
    expect(types.filter((type) => type === 'DATE')).toHaveLength(35);
  });

  it('follows the models', async () => {
    const { rows } = await bench.database.query<{
      collection: keyof typeof DOCUMENT_SCHEMAS;
      document: unknown;
    }>('select collection, document from referential');
    const wrong = rows.filter(
      ({ collection, document }) => !Compile(DOCUMENT_SCHEMAS[collection]).Check(document),
    );
    expect(wrong).toEqual([]);
  });

  it('is made once: nothing happens when nothing is missing', async () => {
    await initialise(
      { database: bench.database, voice: bench.engine, newGuid: () => 'never asked' },
      {
        tenants: [{ id: 0, name: 'Tenant 0' }],
        administrationTenant: ADMINISTRATION_TENANT,
        timeoutMilliseconds: 1_000,
      },
    );
    const { rows } = await bench.database.query('select id from operation');
    expect(rows).toHaveLength(1);
  });

  it('makes no identifier that it used', async () => {
    const [context] = (
      await bench.importJson(
        'Context',
        [{ Name: 'Next', SecurityProfile: 'admin-security-profile', Identifier: 'X' }],
        1,
      )
    ).documents;
    expect(context).toMatchObject({ Identifier: 'X' });
    const { rows } = await bench.database.query('select counter::integer from referential_sequence');
    expect(rows).toEqual([{ counter: 1 }]);
  });
});
