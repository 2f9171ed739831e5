import { chartrierError } from '@chartrier/messages';
import type { Tenant } from '../../security/index.ts';
import {
  findTenant,
  refuseAdministration,
  runTenantOperation,
  type TenantRequest,
  type TenantServices,
} from './request.ts';
import { tenantErasureOutline } from './workflows.ts';

/**
 * Erases a tenant for good: rows, folders on every offer. It must be suspended first, have nothing under way, and its
 * name must be written again by whoever asks. The journal stays in the administration tenant.
 *
 * @throws TENANT_ABSENT, TENANT_ADMINISTRATION_KEPT, TENANT_NOT_SUSPENDED, TENANT_CONFIRMATION_WRONG, TENANT_BUSY,
 *   TENANT_CHANGE_UNFINISHED
 */
export async function eraseTenant(
  services: TenantServices,
  request: TenantRequest,
  id: number,
  confirmation: string,
): Promise<Tenant> {
  const { name, status, quota } = await findTenant(services, id);
  refuseAdministration(services, id);
  if (status !== 'SUSPENDED') throw chartrierError('TENANT_NOT_SUSPENDED', { tenant: id });
  if (confirmation !== name) throw chartrierError('TENANT_CONFIRMATION_WRONG', { tenant: id });
  const { rows } = await services.database.query<{ running: number }>(
    `select count(*)::int as running from operation where tenant = $1 and (state <> 'COMPLETED' or not sealed)`,
    [id],
  );
  const running = rows[0]?.running ?? 0;
  if (running > 0) throw chartrierError('TENANT_BUSY', { tenant: id, running });
  return runTenantOperation(services, request, tenantErasureOutline, { id, name, status: 'ERASED', quota });
}
