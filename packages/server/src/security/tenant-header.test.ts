import { describe, expect, it } from 'vitest';
import { readTenantHeader } from './tenant-header.ts';

const tenants = {
  find: (id: number) => {
    const status = id === 2 ? 'SUSPENDED' : id === 4 ? 'ERASED' : 'ACTIVE';
    return id === 3 ? undefined : ({ id, name: '', status, quota: {}, createdAt: new Date() } as const);
  },
};

describe('X-Tenant-Id', () => {
  it('is the number of a tenant', () => {
    expect(readTenantHeader('0', tenants)).toBe(0);
    expect(readTenantHeader(' 1 ', tenants)).toBe(1);
  });

  it.each([
    ['TENANT_HEADER_INVALID', undefined],
    ['TENANT_HEADER_INVALID', ''],
    ['TENANT_HEADER_INVALID', '-1'],
    ['TENANT_HEADER_INVALID', '1.5'],
    ['TENANT_HEADER_INVALID', 'one'],
    ['TENANT_UNKNOWN', '3'],
    ['TENANT_UNKNOWN', '4'],
    ['TENANT_SUSPENDED', '2'],
  ])('%s: %s', (code, value) => {
    expect(readTenantHeader(value, tenants)).toMatchObject({ code });
  });
});
