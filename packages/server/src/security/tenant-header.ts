import { type ChartrierError, chartrierError } from '@chartrier/messages';

const TENANT = /^\s*\d{1,9}\s*$/;

/**
 * The tenant of X-Tenant-Id.
 *
 * @param isTenant whether the platform has that tenant
 * @returns the number; TENANT_HEADER_INVALID (412) when absent or not an integer, TENANT_UNKNOWN (401)
 */
export function readTenantHeader(
  value: string | undefined,
  isTenant: (tenant: number) => boolean,
): number | ChartrierError {
  if (value === undefined || !TENANT.test(value)) return chartrierError('TENANT_HEADER_INVALID');
  const tenant = Number(value);
  return isTenant(tenant) ? tenant : chartrierError('TENANT_UNKNOWN', { tenant });
}
