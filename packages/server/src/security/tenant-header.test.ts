import { describe, expect, it } from 'vitest';
import { readTenantHeader } from './tenant-header.ts';

const isTenant = (tenant: number) => tenant < 3;

describe('X-Tenant-Id', () => {
  it('is the number of a tenant', () => {
    expect(readTenantHeader('0', isTenant)).toBe(0);
    expect(readTenantHeader(' 2 ', isTenant)).toBe(2);
  });

  it.each([
    ['TENANT_HEADER_INVALID', undefined],
    ['TENANT_HEADER_INVALID', ''],
    ['TENANT_HEADER_INVALID', '-1'],
    ['TENANT_HEADER_INVALID', '1.5'],
    ['TENANT_HEADER_INVALID', 'one'],
    ['TENANT_UNKNOWN', '3'],
  ])('%s: %s', (code, value) => {
    expect(readTenantHeader(value, isTenant)).toMatchObject({ code });
  });
});
