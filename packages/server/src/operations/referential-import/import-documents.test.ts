import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';

const bench = await startReferential();

describe('the import of contracts', () => {
  it('adds them, with what they leave out', async () => {
    const result = await bench.importJson('IngestContract', [{ Identifier: 'IC', Name: 'Minimal' }]);
    expect(result.status).toBe('OK');
    expect(await bench.snapshot().find('IngestContract', 'IC')).toMatchObject({
      Name: 'Minimal',
      Status: 'INACTIVE',
      CheckParentLink: 'AUTHORIZED',
      MasterMandatory: true,
      EveryDataObjectVersion: false,
      FormatUnidentifiedAuthorized: false,
      EveryFormatType: true,
      ComputeInheritedRulesAtIngest: false,
      _v: 0,
      _tenant: 0,
    });
    expect((await bench.journal(result)).events).toEqual([
      'STP_BACKUP_INGEST_CONTRACT.OK',
      'STP_IMPORT_INGEST_CONTRACT.OK',
    ]);
  });

  it('takes the dates that Vitam takes', async () => {
    await bench.importJson('AccessContract', [
      {
        Identifier: 'AC',
        Name: 'AC',
        Status: 'ACTIVE',
        CreationDate: '10/12/2016',
        ActivationDate: '2017-01-02',
      },
    ]);
    expect(await bench.snapshot().find('AccessContract', 'AC')).toMatchObject({
      CreationDate: '2016-12-10T00:00:00.000',
      ActivationDate: '2017-01-02T00:00:00.000',
      EveryOriginatingAgency: false,
      AccessLog: 'INACTIVE',
    });
  });

  it('makes identifiers where callers give none, whatever they give', async () => {
    const given = [{ Name: 'One', Identifier: 'ignored' }, { Name: 'Two' }];
    const first = await bench.importJson('AccessContract', given, 2);
    expect(first.documents).toMatchObject([{ Identifier: 'AC-000001' }, { Identifier: 'AC-000002' }]);
    await bench.importJson('AccessContract', [{ Name: 'Three' }], 2);
    expect((await bench.snapshot(2).all('AccessContract')).get('AC-000003')).toMatchObject({ Name: 'Three' });
  });

  it('leaves out unknown fields, and says so', async () => {
    const result = await bench.importJson('AccessContract', [
      { Identifier: 'AC2', Name: 'AC2', Surprise: 1 },
    ]);
    expect(result.status).toBe('OK');
    expect((await bench.journal(result)).data).toMatchObject({ ignoredFields: ['AC2.Surprise'] });
  });

  it('completes a management contract with the retention policy that keeps first and last versions', async () => {
    await bench.importJson('ManagementContract', [
      { Identifier: 'MC', Name: 'MC', Storage: { UnitStrategy: 'default' } },
    ]);
    expect(await bench.snapshot().find('ManagementContract', 'MC')).toMatchObject({
      VersionRetentionPolicy: { InitialVersion: true, IntermediaryVersion: 'LAST' },
      Storage: { UnitStrategy: 'default' },
    });
  });

  it('takes a signature policy, and says no for each declaration that it does not ask', async () => {
    const SignaturePolicy = { SignedDocument: 'MANDATORY', DeclaredSignature: true };
    await bench.importJson('IngestContract', [{ Identifier: 'SIG', Name: 'SIG', SignaturePolicy }]);
    expect(await bench.snapshot().find('IngestContract', 'SIG')).toMatchObject({
      SignaturePolicy: { ...SignaturePolicy, DeclaredTimestamp: false, DeclaredAdditionalProof: false },
    });
  });

  it('does nothing for an empty list: no operation', async () => {
    expect(await bench.importJson('AccessContract', [])).toMatchObject({
      operationId: undefined,
      status: 'OK',
    });
  });
});

describe('the import of contexts, security profiles and profiles', () => {
  it('adds a context that names a contract of one of its tenants', async () => {
    const Permissions = [{ tenant: 0, AccessContracts: ['AC'], IngestContracts: ['IC'] }, { tenant: 2 }];
    const given = { Identifier: 'CTX', Name: 'CTX', SecurityProfile: 'admin-security-profile', Permissions };
    expect(await bench.importJson('Context', [given], 1)).toMatchObject({ status: 'OK' });
    expect(await bench.snapshot(0).find('Context', 'CTX')).toMatchObject({
      EnableControl: false,
      Permissions,
    });
  });

  it('adds a security profile with its permissions', async () => {
    const given = { Identifier: 'SP', Name: 'SP', Permissions: ['units:read'] };
    expect(await bench.importJson('SecurityProfile', [given], 1)).toMatchObject({ status: 'OK' });
    expect(await bench.snapshot(0).find('SecurityProfile', 'SP')).toEqual({
      _id: expect.any(String),
      _v: 0,
      ...given,
      FullAccess: false,
    });
  });

  it('computes the fields of an archive unit profile', async () => {
    const ControlSchema = JSON.stringify({
      $schema: 'http://vitam-json-schema.org/draft-04/schema#',
      id: 'http://example.com/root.json',
      type: 'object',
      properties: {
        Title: { type: 'string' },
        Keyword: { type: 'array', items: { properties: { KeywordContent: {} } } },
      },
    });
    expect(
      await bench.importJson('ArchiveUnitProfile', [{ Identifier: 'AUP', Name: 'AUP', ControlSchema }]),
    ).toMatchObject({
      status: 'OK',
    });
    expect(await bench.snapshot().find('ArchiveUnitProfile', 'AUP')).toMatchObject({
      Fields: ['Keyword', 'KeywordContent', 'Title'],
      DeactivationDate: expect.any(String),
    });
  });
});
