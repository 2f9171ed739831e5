import { beforeAll, describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import type { CollectionName } from '../../referential/index.ts';

const bench = await startReferential();

beforeAll(async () => {
  await bench.importJson('AccessContract', [{ Identifier: 'TAKEN', Name: 'TAKEN' }]);
});

const named = { Identifier: 'X', Name: 'X' };
const admin = { ...named, SecurityProfile: 'admin-security-profile' };
const usage = (UsageName: string, InitialVersion: boolean, IntermediaryVersion: string) => ({
  VersionRetentionPolicy: {
    InitialVersion: true,
    IntermediaryVersion: 'LAST',
    Usages: [{ UsageName, InitialVersion, IntermediaryVersion }],
  },
});
const schema = (text: string) => ({ ...named, ControlSchema: text });

type Case = readonly [final: string, key: string, collection: CollectionName, tenant: number, given: object];
const CASES: readonly Case[] = [
  [
    'STP_IMPORT_ACCESS_CONTRACT.EMPTY_REQUIRED_FIELD.KO',
    'Mandatory Fields',
    'AccessContract',
    0,
    { Identifier: 'X' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.EMPTY_REQUIRED_FIELD.KO',
    'Mandatory Fields',
    'AccessContract',
    0,
    { Name: 'X' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.EMPTY_REQUIRED_FIELD.KO',
    'Mandatory Fields',
    'AccessContract',
    0,
    { ...named, CreationDate: 'tom' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.IDENTIFIER_DUPLICATION.KO',
    'Duplicate Field',
    'AccessContract',
    0,
    { Identifier: 'TAKEN', Name: 'X' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.AGENCY_NOT_FOUND.KO',
    'Agency not found',
    'AccessContract',
    0,
    { ...named, OriginatingAgencies: ['nobody'] },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.VALIDATION_ERROR.KO',
    'Validation error',
    'AccessContract',
    0,
    { ...named, RootUnits: ['nothing'] },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.VALIDATION_ERROR.KO',
    'Validation error',
    'AccessContract',
    0,
    { ...named, ExcludedRootUnits: ['nothing'] },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.BAD_REQUEST.KO',
    'accessContractCheck',
    'AccessContract',
    0,
    { ...named, Status: 'TOTO' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.BAD_REQUEST.KO',
    'accessContractCheck',
    'AccessContract',
    0,
    { ...named, DataObjectVersion: ['toto'] },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.BAD_REQUEST.KO',
    'accessContractCheck',
    'AccessContract',
    0,
    { ...named, WritingPermission: 'maybe' },
  ],
  [
    'STP_IMPORT_ACCESS_CONTRACT.BAD_REQUEST.KO',
    'accessContractCheck',
    'AccessContract',
    0,
    { ...named, AccessLog: '' },
  ],
  ['STP_IMPORT_ACCESS_CONTRACT.KO', 'accessContractCheck', 'AccessContract', 0, { ...named, '#id': 'x' }],
  [
    'STP_IMPORT_INGEST_CONTRACT.PROFILE_NOT_FOUND.KO',
    'Profile not found',
    'IngestContract',
    0,
    { ...named, ArchiveProfiles: ['none'] },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.FORMAT_NOT_FOUND.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, EveryFormatType: false, FormatType: ['none'] },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.FORMAT_MUST_NOT_BE_EMPTY.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, EveryFormatType: false },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.MANAGEMENTCONTRACT_NOT_FOUND.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, ManagementContractId: 'none' },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.BAD_REQUEST.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, SignaturePolicy: { SignedDocument: 'FORBIDDEN', DeclaredSignature: false } },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.BAD_REQUEST.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, CheckParentLink: 'WRONG' },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, LinkParentId: 'not_an_ID' },
  ],
  [
    'STP_IMPORT_INGEST_CONTRACT.KO',
    'ingestContractCheck',
    'IngestContract',
    0,
    { ...named, CheckParentId: ['x'], CheckParentLink: 'UNAUTHORIZED' },
  ],
  [
    'STP_IMPORT_MANAGEMENT_CONTRACT.STRATEGY_VALIDATION_ERROR.KO',
    'managementContractCheck',
    'ManagementContract',
    0,
    { ...named, Storage: { UnitStrategy: 'fake' } },
  ],
  [
    'STP_IMPORT_MANAGEMENT_CONTRACT.VERSION_RETENTION_POLICY_ERROR.KO',
    'managementContractCheck',
    'ManagementContract',
    0,
    { ...named, VersionRetentionPolicy: { InitialVersion: false } },
  ],
  [
    'STP_IMPORT_MANAGEMENT_CONTRACT.VERSION_RETENTION_POLICY_ERROR.KO',
    'managementContractCheck',
    'ManagementContract',
    0,
    { ...named, ...usage('BinaryMaster', false, 'LAST') },
  ],
  [
    'STP_IMPORT_MANAGEMENT_CONTRACT.VERSION_RETENTION_POLICY_ERROR.KO',
    'managementContractCheck',
    'ManagementContract',
    0,
    { ...named, ...usage('BinaryMaster', true, 'NONE') },
  ],
  [
    'STP_IMPORT_MANAGEMENT_CONTRACT.VERSION_RETENTION_POLICY_ERROR.KO',
    'managementContractCheck',
    'ManagementContract',
    0,
    { ...named, ...usage('Unknown', true, 'ALL') },
  ],
  ['STP_IMPORT_CONTEXT.EMPTY_REQUIRED_FIELD.KO', 'Mandatory fields', 'Context', 1, { ...admin, Name: '' }],
  [
    'STP_IMPORT_CONTEXT.SECURITY_PROFILE_NOT_FOUND.KO',
    'Security profile not found',
    'Context',
    1,
    { ...admin, SecurityProfile: 'none' },
  ],
  [
    'STP_IMPORT_CONTEXT.IDENTIFIER_DUPLICATION.KO',
    'Duplicate field',
    'Context',
    1,
    { ...admin, Identifier: 'CT-000001' },
  ],
  [
    'STP_IMPORT_CONTEXT.UNKNOWN_VALUE.KO',
    'Incorrect field',
    'Context',
    1,
    { ...admin, Permissions: [{ tenant: 99 }] },
  ],
  [
    'STP_IMPORT_CONTEXT.UNKNOWN_VALUE.KO',
    'Incorrect field',
    'Context',
    1,
    { ...admin, Permissions: [{ AccessContracts: [] }] },
  ],
  [
    'STP_IMPORT_CONTEXT.UNKNOWN_VALUE.KO',
    'Incorrect field',
    'Context',
    1,
    { ...admin, Permissions: [{ tenant: 0, AccessContracts: ['none'] }] },
  ],
  ['STP_IMPORT_CONTEXT.KO', 'contextCheck', 'Context', 1, { ...admin, Status: '' }],
  [
    'STP_IMPORT_SECURITY_PROFILE.UNKNOWN_PERMISSION.KO',
    'errors',
    'SecurityProfile',
    1,
    { ...named, Permissions: ['test:test'] },
  ],
  [
    'STP_IMPORT_SECURITY_PROFILE.KO',
    'errors',
    'SecurityProfile',
    1,
    { ...named, FullAccess: true, Permissions: ['units:read'] },
  ],
  [
    'STP_IMPORT_SECURITY_PROFILE.EMPTY_REQUIRED_FIELD.KO',
    'errors',
    'SecurityProfile',
    1,
    { Identifier: 'X' },
  ],
  ['STP_IMPORT_PROFILE_JSON.EMPTY_REQUIRED_FIELD.KO', 'Mandatory Fields', 'Profile', 1, named],
  ['STP_IMPORT_PROFILE_JSON.KO', 'profileCheck', 'Profile', 1, { ...named, Format: 'RNG', Path: 'x' }],
  ['STP_IMPORT_PROFILE_JSON.KO', 'profileCheck', 'Profile', 1, { ...named, Format: 'DTD' }],
  ['IMPORT_ARCHIVEUNITPROFILE.EMPTY_REQUIRED_FIELD.KO', 'Mandatory Fields', 'ArchiveUnitProfile', 0, named],
  [
    'IMPORT_ARCHIVEUNITPROFILE.INVALID_JSON_SCHEMA.KO',
    'archiveUnitProfileCheck',
    'ArchiveUnitProfile',
    0,
    schema('{'),
  ],
  [
    'IMPORT_ARCHIVEUNITPROFILE.INVALID_JSON_SCHEMA.KO',
    'archiveUnitProfileCheck',
    'ArchiveUnitProfile',
    0,
    schema('{"properties":{"Title":{"type":"blabla"}}}'),
  ],
  [
    'IMPORT_ARCHIVEUNITPROFILE.KO',
    'archiveUnitProfileCheck',
    'ArchiveUnitProfile',
    0,
    schema('{"properties":{"blabla":{"type":"string"}}}'),
  ],
];

describe('imports that are refused', () => {
  it.each(CASES)('%s (%s): %s, tenant %i, %j', async (final, key, collection, tenant, given) => {
    const result = await bench.importJson(collection, [given], tenant);
    expect(result).toMatchObject({ status: 'KO', documents: [] });
    const { events, data } = await bench.journal(result, tenant);
    expect(events).toEqual([final]);
    expect(data).toHaveProperty([key]);
    expect(await bench.snapshot(tenant).find(collection, 'X')).toBeUndefined();
  });

  it('IDENTIFIER_DUPLICATION: the same identifier twice in the list', async () => {
    const result = await bench.importJson('AccessContract', [named, named]);
    expect(result.findings).toMatchObject([{ code: 'REFERENTIAL_IDENTIFIER_REPEATED' }]);
  });

  it('all or none: one wrong item refuses the others', async () => {
    const result = await bench.importJson('AccessContract', [
      { Identifier: 'GOOD', Name: 'GOOD' },
      { Identifier: 'BAD' },
    ]);
    expect(result.status).toBe('KO');
    expect(await bench.snapshot().find('AccessContract', 'GOOD')).toBeUndefined();
  });

  it('a refused import takes no identifier', async () => {
    await bench.importJson('AccessContract', [{ Name: '' }], 2);
    const { documents } = await bench.importJson('AccessContract', [{ Name: 'First' }], 2);
    expect(documents).toMatchObject([{ Identifier: 'AC-000001' }]);
  });

  it('what is no list', async () => {
    expect(await bench.importJson('AccessContract', 'text')).toMatchObject({
      status: 'KO',
      findings: [{ code: 'REFERENTIAL_NOT_A_LIST' }],
    });
  });

  it('a file that is no JSON makes no operation', async () => {
    await expect(bench.importFile('Profile', '[{"Name": "x",}]', 1)).rejects.toMatchObject({
      code: 'INVALID_JSON',
      parameters: { line: 1, column: 15 },
    });
    await expect(bench.importFile('Profile', '[{"Name": "<b>x</b>"}]', 1)).rejects.toMatchObject({
      code: 'UNSAFE_JSON',
      parameters: { path: '$[0].Name' },
    });
  });
});
