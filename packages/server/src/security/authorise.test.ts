import { describe, expect, it } from 'vitest';
import type { ApplicationContext, SecurityProfile } from '../referential/index.ts';
import { type AccessRequest, authorise, type Caller, type Permission } from './index.ts';

const date = '2020-01-01T00:00:00.000';
const context: ApplicationContext = {
  _id: 'x',
  _v: 0,
  Identifier: 'CT-000001',
  Name: 'Context',
  Status: 'ACTIVE',
  CreationDate: date,
  LastUpdate: date,
  EnableControl: true,
  SecurityProfile: 'profile',
  Permissions: [{ tenant: 0, AccessContracts: ['AC'], IngestContracts: ['IC'] }, { tenant: 2 }],
};
const profile: SecurityProfile = {
  _id: 'y',
  _v: 0,
  Identifier: 'profile',
  Name: 'Profile',
  FullAccess: false,
  Permissions: ['units:read', 'ingests:create', 'formats:create'],
};
const caller = (more: { context?: object; profile?: object } = {}): Caller => ({
  origin: 'certificate',
  context: { ...context, ...more.context },
  securityProfile: { ...profile, ...more.profile },
});
const request = (more: Partial<AccessRequest> = {}): AccessRequest => ({
  tenant: 0,
  administrationTenant: 1,
  pathFamily: 'access',
  accessContract: 'AC',
  permission: 'units:read',
  ...more,
});
const codeOf = (who: Caller, what: AccessRequest) => authorise(who, what)?.code;

describe('what is allowed', () => {
  it('a permission of the profile, on a tenant and with a contract of the context', () => {
    expect(codeOf(caller(), request())).toBeUndefined();
    expect(codeOf(caller(), request({ pathFamily: 'ingest', permission: 'ingests:create' }))).toBeUndefined();
  });

  it('everything, with full access and without control', () => {
    const free = caller({
      context: { EnableControl: false },
      profile: { FullAccess: true, Permissions: [] },
    });
    expect(
      codeOf(free, request({ tenant: 9, accessContract: 'X', permission: 'contexts:create:json' })),
    ).toBeUndefined();
  });

  it('status and tenants, whatever the context says of the tenant', () => {
    const { permission: _none, ...open } = request({ tenant: 9, exemptFromContextControl: true });
    expect(codeOf(caller(), open)).toBeUndefined();
  });

  it('a tenant without contract, for administration', () => {
    expect(codeOf(caller(), request({ tenant: 2, pathFamily: 'other' }))).toBeUndefined();
  });
});

describe('what is refused', () => {
  it('CONTEXT_TENANT_REFUSED', () => {
    for (const pathFamily of ['access', 'ingest', 'other'] as const)
      expect(codeOf(caller(), request({ tenant: 1, pathFamily }))).toBe('CONTEXT_TENANT_REFUSED');
  });

  it('CONTEXT_ACCESS_CONTRACT_REFUSED: another contract, or none named', () => {
    const { accessContract: _none, ...nameless } = request();
    expect(codeOf(caller(), request({ accessContract: 'OTHER' }))).toBe('CONTEXT_ACCESS_CONTRACT_REFUSED');
    expect(codeOf(caller(), nameless)).toBe('CONTEXT_ACCESS_CONTRACT_REFUSED');
    expect(codeOf(caller(), request({ tenant: 2 }))).toBe('CONTEXT_ACCESS_CONTRACT_REFUSED');
  });

  it('CONTEXT_INGEST_CONTRACT_REFUSED: no ingest contract on the tenant', () => {
    expect(codeOf(caller(), request({ tenant: 2, pathFamily: 'ingest' }))).toBe(
      'CONTEXT_INGEST_CONTRACT_REFUSED',
    );
  });

  it('ADMINISTRATION_TENANT_REQUIRED, before the permission', () => {
    const what = request({
      pathFamily: 'other',
      administrationTenantOnly: true,
      permission: 'contexts:create:json',
    });
    expect(codeOf(caller(), what)).toBe('ADMINISTRATION_TENANT_REQUIRED');
  });

  it('PERMISSION_DENIED, with the name of the permission', () => {
    const refused = authorise(caller(), request({ permission: 'units:id:update' }));
    expect(refused).toMatchObject({ code: 'PERMISSION_DENIED', status: 401 });
    expect(refused?.message).toContain('units:id:update');
  });

  it('MASS_UPDATE_PERMISSION_DENIED has a code of its own', () => {
    const permission: Permission = 'units:update';
    expect(codeOf(caller(), request({ permission }))).toBe('MASS_UPDATE_PERMISSION_DENIED');
  });
});
