import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { TenantRegistry } from './tenants/tenant-registry.ts';

const TENANT = /^\s*\d{1,9}\s*$/;

/**
 * The tenant of X-Tenant-Id.
 *
 * This is the one place that decides which tenants requests may name.
 *
 * @returns the number; TENANT_HEADER_INVALID (412) when absent or not an integer, TENANT_UNKNOWN (401), TENANT_SUSPENDED (403)
 */
export function readTenantHeader(
  value: string | undefined,
  tenants: Pick<TenantRegistry, 'find'>,
): number | ChartrierError {
  if (value === undefined || !TENANT.test(value)) return chartrierError('TENANT_HEADER_INVALID');
  const tenant = Number(value);
  const status = tenants.find(tenant)?.status;
  if (status === 'ACTIVE') return tenant;
  return status === 'SUSPENDED'
    ? chartrierError('TENANT_SUSPENDED', { tenant })
    : chartrierError('TENANT_UNKNOWN', { tenant });
}
