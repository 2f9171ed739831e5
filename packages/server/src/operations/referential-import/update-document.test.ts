import { beforeAll, describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { documentHistory } from '../../referential/index.ts';

const bench = await startReferential();
const set = (fields: object) => ({ $action: [{ $set: fields }] });
const unset = (...fields: readonly string[]) => ({ $action: [{ $unset: fields }] });

beforeAll(async () => {
  await bench.importJson('AccessContract', [{ Identifier: 'AC', Name: 'AC', Description: 'Old' }]);
  await bench.importJson('IngestContract', [{ Identifier: 'IC', Name: 'IC' }]);
  await bench.importJson(
    'SecurityProfile',
    [{ Identifier: 'SP', Name: 'SP', Permissions: ['units:read'] }],
    1,
  );
});

describe('updates by identifier', () => {
  it('changes fields, takes others away, dates the change and keeps the version before', async () => {
    const before = await bench.snapshot().find('AccessContract', 'AC');
    const update = {
      $action: [{ $set: { Name: 'New', CreationDate: '2000-01-01' } }, { $unset: ['Description'] }],
    };
    const result = await bench.update('AccessContract', 'AC', update);
    expect(result).toMatchObject({ status: 'OK', documents: [{ Identifier: 'AC', Name: 'New', _v: 1 }] });
    const after = await bench.snapshot().find('AccessContract', 'AC');
    expect(after).toMatchObject({ CreationDate: before?.CreationDate, _id: before?._id });
    expect(after).not.toHaveProperty('Description');
    expect(after?.LastUpdate).not.toBe(before?.LastUpdate);
    const history = await documentHistory(bench.database, 0, 'AccessContract', 'AC');
    expect(history.map(({ version, document }) => [version, document?.Name])).toEqual([
      [1, 'New'],
      [0, 'AC'],
    ]);
  });

  it('tells the difference in its last event', async () => {
    const result = await bench.update('AccessContract', 'AC', set({ Name: 'Newer' }));
    const { events, data } = await bench.journal(result);
    expect(events).toEqual(['STP_BACKUP_ACCESS_CONTRACT.OK', 'STP_UPDATE_ACCESS_CONTRACT.OK']);
    expect(data).toEqual({
      AccessContract: { identifier: 'AC', updatedDiffs: ['-  Name : New', '+  Name : Newer'] },
    });
  });

  it('dates the activation and the deactivation', async () => {
    const before = await bench.snapshot().find('IngestContract', 'IC');
    await bench.update('IngestContract', 'IC', set({ Status: 'ACTIVE' }));
    const active = await bench.snapshot().find('IngestContract', 'IC');
    expect(active?.ActivationDate).toBe(active?.LastUpdate);
    expect(active?.ActivationDate).not.toBe(before?.ActivationDate);
    await bench.update('IngestContract', 'IC', set({ Status: 'INACTIVE' }));
    const inactive = await bench.snapshot().find('IngestContract', 'IC');
    expect(inactive?.DeactivationDate).toBe(inactive?.LastUpdate);
    expect(inactive?.ActivationDate).toBe(active?.ActivationDate);
  });

  it('keeps the date that the update gives', async () => {
    await bench.update('IngestContract', 'IC', set({ Status: 'ACTIVE', ActivationDate: '10/12/2016' }));
    expect(await bench.snapshot().find('IngestContract', 'IC')).toMatchObject({
      ActivationDate: '2016-12-10T00:00:00.000',
    });
  });

  it('changes a context for every tenant', async () => {
    await bench.update('Context', 'CT-000001', set({ EnableControl: true, Permissions: [{ tenant: 0 }] }), 1);
    expect(await bench.snapshot(2).find('Context', 'CT-000001')).toMatchObject({ EnableControl: true });
    const result = await bench.update('Context', 'CT-000001', set({ EnableControl: false }), 1);
    expect((await bench.journal(result, 1)).data).toEqual({
      diff: ['-  EnableControl : true', '+  EnableControl : false'],
      version: 2,
    });
  });

  it('replaces the permissions of a security profile', async () => {
    await bench.update('SecurityProfile', 'SP', set({ Permissions: ['contexts:read'] }), 1);
    expect(await bench.snapshot().find('SecurityProfile', 'SP')).toMatchObject({
      Permissions: ['contexts:read'],
    });
  });
});

describe('updates that are refused', () => {
  it.each([
    ['STP_UPDATE_ACCESS_CONTRACT.BAD_REQUEST.KO', 'REFERENTIAL_FIELD_EMPTY', unset('Status')],
    ['STP_UPDATE_ACCESS_CONTRACT.BAD_REQUEST.KO', 'REFERENTIAL_FIELD_EMPTY', unset('CreationDate')],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_FIELD_PROTECTED', unset('Identifier')],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_FIELD_PROTECTED', set({ Identifier: 'other' })],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_FIELD_PROTECTED', set({ _tenant: 3 })],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_FIELD_PROTECTED', set({ '#id': 'x' })],
    ['STP_UPDATE_ACCESS_CONTRACT.BAD_REQUEST.KO', 'REFERENTIAL_FIELD_UNKNOWN', set({ toto: 'toto' })],
    ['STP_UPDATE_ACCESS_CONTRACT.NOT_IN_ENUM.KO', 'REFERENTIAL_FIELD_NOT_IN_LIST', set({ Status: 'Fake' })],
    [
      'STP_UPDATE_ACCESS_CONTRACT.NOT_IN_ENUM.KO',
      'REFERENTIAL_FIELD_TYPE',
      set({ WritingPermission: 'maybe' }),
    ],
    [
      'STP_UPDATE_ACCESS_CONTRACT.BAD_REQUEST.KO',
      'REFERENTIAL_DATE_INVALID',
      set({ ActivationDate: 'never' }),
    ],
    [
      'STP_UPDATE_ACCESS_CONTRACT.AGENCY_NOT_FOUND.KO',
      'REFERENTIAL_AGENCY_UNKNOWN',
      set({ OriginatingAgencies: ['x'] }),
    ],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_UPDATE_INVALID', { $action: [{ $push: { Name: 'x' } }] }],
    ['STP_UPDATE_ACCESS_CONTRACT.KO', 'REFERENTIAL_UPDATE_INVALID', {}],
  ])('%s, %s: %j', async (final, code, update) => {
    const before = await bench.snapshot().find('AccessContract', 'AC');
    const result = await bench.update('AccessContract', 'AC', update);
    expect(result).toMatchObject({ status: 'KO', findings: [{ code }] });
    expect((await bench.journal(result)).events).toEqual([final]);
    expect(await bench.snapshot().find('AccessContract', 'AC')).toEqual(before);
  });

  it('REFERENTIAL_NOT_FOUND: an unknown identifier makes no operation', async () => {
    await expect(bench.update('AccessContract', 'NONE', set({ Name: 'x' }))).rejects.toMatchObject({
      code: 'REFERENTIAL_NOT_FOUND',
      status: 404,
    });
  });

  it('the schema of an archive unit profile does not change while a unit follows it', async () => {
    const ControlSchema = '{"type":"object","properties":{"Title":{"type":"string"}}}';
    await bench.importJson('ArchiveUnitProfile', [{ Identifier: 'AUP', Name: 'AUP', ControlSchema }]);
    await bench.database.query(
      `insert into unit (tenant, shelf, id, unit_type, opi, ops, created_at, updated_at, words, document)
       values (0, 0, 'u', 'INGEST', 'x', '{x}', now(), now(), '', '{"ArchiveUnitProfile":"AUP"}')`,
    );
    const refused = await bench.update(
      'ArchiveUnitProfile',
      'AUP',
      set({ ControlSchema: '{"type":"object"}' }),
    );
    expect(refused).toMatchObject({ status: 'KO', findings: [{ code: 'REFERENTIAL_SCHEMA_CHANGE_IN_USE' }] });
    expect(await bench.update('ArchiveUnitProfile', 'AUP', set({ Name: 'Other' }))).toMatchObject({
      status: 'OK',
    });
  });
});
