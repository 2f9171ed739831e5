import { isChartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { type CollectionName, documentChanges } from '../../referential/index.ts';
import { deleteReferential } from './delete-referential.ts';
import type { ReferentialResult } from './request.ts';

const bench = await startReferential();

async function remove(
  collection: CollectionName,
  identifier: string,
  { tenant = 0, force = false } = {},
): Promise<ReferentialResult> {
  return deleteReferential(bench.services, {
    tenant,
    operationId: newOperationId(tenant),
    caller: { contextId: 'CT-000001' },
    collection,
    identifier,
    force,
  });
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (isChartrierError(error)) return error.code;
    throw error;
  }
  return 'accepted';
}

const contract = (Identifier: string, more: object = {}) => ({
  Identifier,
  Name: Identifier,
  Status: 'ACTIVE',
  ...more,
});

describe('the removal of a document of reference data', () => {
  it('leaves its history, with readable differences', async () => {
    await bench.importJson('AccessContract', [contract('AC-OLD')]);
    await bench.update('AccessContract', 'AC-OLD', { $action: [{ $set: { Status: 'INACTIVE' } }] });
    const removed = await remove('AccessContract', 'AC-OLD');
    expect(removed).toMatchObject({ status: 'OK' });
    expect((await bench.journal(removed)).events).toEqual([
      'STP_BACKUP_ACCESS_CONTRACT.OK',
      'STP_DELETE_MASTERDATA_ACCESS_CONTRACT.OK',
    ]);
    expect(await bench.snapshot().find('AccessContract', 'AC-OLD')).toBeUndefined();
    const changes = await documentChanges(bench.database, 0, 'AccessContract', 'AC-OLD');
    expect(changes.map(({ change, version }) => [change, version])).toEqual([
      ['DELETED', 2],
      ['UPDATED', 1],
      ['CREATED', 0],
    ]);
    expect(changes[1]?.differences.slice(-2)).toEqual(['-  Status : ACTIVE', '+  Status : INACTIVE']);
    expect(changes[0]?.differences).toContain('-  Name : AC-OLD');
    expect(changes[0]).not.toHaveProperty('document');
  });

  it('makes room for another of the same identifier, whose history goes on', async () => {
    expect(await bench.importJson('AccessContract', [contract('AC-OLD')])).toMatchObject({ status: 'OK' });
    const changes = await documentChanges(bench.database, 0, 'AccessContract', 'AC-OLD');
    expect(changes.map(({ change }) => change)).toEqual(['CREATED', 'DELETED', 'UPDATED', 'CREATED']);
  });

  it.each<[CollectionName, string, string, number]>([
    ['Agencies', 'AG-USED', 'AccessContract AC-USER', 0],
    ['FileRules', 'APP-USED', 'Unit unit-1', 0],
    ['ManagementContract', 'MC-USED', 'IngestContract IC-USER', 0],
    ['AccessContract', 'AC-USER', 'Context CT-USER', 0],
    ['SecurityProfile', 'SP-USED', 'Context CT-USER', 1],
    ['ArchiveUnitProfile', 'AUP-USED', 'Unit unit-1', 0],
    ['Griffin', 'GR-USED', 'PreservationScenario PSC-USER', 1],
    ['Schema', 'Invoice', 'Schema Invoice.Address', 0],
    ['Schema', 'Receipt.Number', 'Unit unit-1', 0],
    ['Ontology', 'Heading', 'ArchiveUnitProfile AUP-USED', 1],
    ['Ontology', 'Holding', 'Unit unit-1 (tenant 0)', 1],
  ])('is refused for a used one: %s %s', async (collection, identifier, user, tenant) => {
    await useEverything();
    const refused = await remove(collection, identifier, { tenant });
    expect(refused).toMatchObject({
      status: 'KO',
      findings: [{ code: 'REFERENTIAL_IN_USE', parameters: { identifier, users: [user] } }],
    });
  });

  it('is refused for a vocabulary of the platform, unless forced', async () => {
    expect(await remove('Ontology', 'Gender', { tenant: 1 })).toMatchObject({
      status: 'KO',
      findings: [{ code: 'STP_IMPORT_ONTOLOGIES_DELETE_NOT_AUTHORIZED' }],
    });
    expect(await remove('Ontology', 'Gender', { tenant: 1, force: true })).toMatchObject({ status: 'OK' });
  });

  it('is refused before any operation: unknown, on another tenant, the caller’s own context', async () => {
    expect(await codeOf(remove('Agencies', 'nobody'))).toBe('REFERENTIAL_NOT_FOUND');
    expect(await codeOf(remove('Context', 'CT-USER'))).toBe('ADMINISTRATION_TENANT_REQUIRED');
    expect(await codeOf(remove('Context', 'CT-000001', { tenant: 1, force: true }))).toBe(
      'REFERENTIAL_OWN_CONTEXT',
    );
  });
});

let used = false;

/** One document of each kind, each used by another. */
async function useEverything(): Promise<void> {
  if (used) return;
  used = true;
  await bench.importFile('Agencies', 'Identifier,Name,Description\nAG-USED,Used,\n');
  await bench.importFile(
    'FileRules',
    'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement\nAPP-USED,AppraisalRule,V,,1,Year\n',
  );
  const vocabulary = { Identifier: 'Heading', Type: 'TEXT', Origin: 'EXTERNAL', Collections: ['Unit'] };
  const held = { ...vocabulary, Identifier: 'Holding' };
  const ontology = [...(await bench.snapshot(1).all('Ontology')).values()].map(
    ({ _id, _v, _tenant, ...entry }) => entry,
  );
  const steps = [
    await bench.importJson('Ontology', [...ontology, vocabulary, held], 1, true),
    await bench.importJson('ManagementContract', [contract('MC-USED')]),
    await bench.importJson('IngestContract', [contract('IC-USER', { ManagementContractId: 'MC-USED' })]),
    await bench.importJson('AccessContract', [contract('AC-USER', { OriginatingAgencies: ['AG-USED'] })]),
    await bench.importJson('SecurityProfile', [{ Identifier: 'SP-USED', Name: 'SP', FullAccess: true }], 1),
    await bench.importJson(
      'Context',
      [
        contract('CT-USER', {
          SecurityProfile: 'SP-USED',
          EnableControl: true,
          Permissions: [{ tenant: 0, AccessContracts: ['AC-USER'], IngestContracts: [] }],
        }),
      ],
      1,
    ),
    await bench.importJson('ArchiveUnitProfile', [
      contract('AUP-USED', {
        ControlSchema: JSON.stringify({ type: 'object', properties: { Heading: { type: 'string' } } }),
      }),
    ]),
    await bench.importJson(
      'Griffin',
      [{ Identifier: 'GR-USED', Name: 'G', ExecutableName: 'g', ExecutableVersion: '1' }],
      1,
    ),
    await bench.importJson('PreservationScenario', [
      {
        Identifier: 'PSC-USER',
        Name: 'P',
        ActionList: ['ANALYSE'],
        DefaultGriffin: {
          GriffinIdentifier: 'GR-USED',
          Timeout: 1,
          MaxSize: 1,
          Debug: false,
          ActionDetail: [{ Type: 'ANALYSE', Values: {} }],
        },
      },
    ]),
    await bench.importJson('Schema', [
      { Path: 'Invoice', IsObject: true, Cardinality: 'ONE' },
      { Path: 'Invoice.Address', Cardinality: 'ONE' },
      { Path: 'Receipt', IsObject: true, Cardinality: 'MANY' },
      { Path: 'Receipt.Number', Type: 'KEYWORD', Cardinality: 'ONE' },
    ]),
  ];
  expect(steps.map(({ status, findings }) => [status, findings])).toEqual(steps.map(() => ['OK', []]));
  const document = {
    _id: 'unit-1',
    ArchiveUnitProfile: 'AUP-USED',
    _mgt: { AppraisalRule: { Rules: [{ Rule: 'APP-USED' }] } },
    Event: [{ Holding: 'x' }],
    Receipt: [{ Number: 'R-1' }],
  };
  await bench.database.query(
    `insert into unit (tenant, shelf, id, unit_type, opi, ops, created_at, updated_at, words, document)
     values (0, 0, 'unit-1', 'INGEST', 'x', '{x}', now(), now(), '', $1)`,
    [JSON.stringify(document)],
  );
}
