import { chartrierError } from '@chartrier/messages';
import type { Database } from '../../platform/index.ts';
import { listTenants, type Tenant, type TenantQuota, type TenantRegistry } from '../../security/index.ts';
import {
  createOperation,
  type JournalVoice,
  type OperationCaller,
  type WorkflowOutline,
  waitForCompletion,
} from '../engine/index.ts';
import type { TenantState } from './tenant-commit.ts';
import { tenantUpdateOutline } from './workflows.ts';

/** X-Tenant-Id is an integer of nine digits at most. */
const MAX_TENANT = 999_999_999;

export interface TenantServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly administrationTenant: number;
  /** Refreshed as soon as a change is made; other processes hear of it. */
  readonly registry: Pick<TenantRegistry, 'refresh'>;
  readonly timeoutMilliseconds: number;
}

export interface TenantRequest {
  readonly operationId: string;
  readonly caller: OperationCaller;
  readonly signal?: AbortSignal;
}

export interface TenantChange {
  readonly name?: string | undefined;
  readonly status?: 'ACTIVE' | 'SUSPENDED' | undefined;
  readonly quota?: TenantQuota | undefined;
}

/** Creates a tenant; requests may name it when this answers. @throws TENANT_NUMBER_TAKEN, TENANT_NUMBER_INVALID, TENANT_CHANGE_UNFINISHED */
export async function createTenant(
  services: TenantServices,
  request: TenantRequest,
  { id, name, quota }: { readonly id: number; readonly name: string; readonly quota: TenantQuota },
): Promise<Tenant> {
  if (!Number.isInteger(id) || id < 0 || id > MAX_TENANT)
    throw chartrierError('TENANT_NUMBER_INVALID', { tenant: id, maximum: MAX_TENANT });
  const taken = (await listTenants(services.database)).find((tenant) => tenant.id === id);
  // the number of an erased tenant never serves again: journals name it
  if (taken !== undefined) throw chartrierError('TENANT_NUMBER_TAKEN', { tenant: id, status: taken.status });
  return runTenantOperation(services, request, tenantUpdateOutline, { id, name, status: 'ACTIVE', quota });
}

/** Renames, suspends, resumes a tenant or changes its quota. @throws TENANT_ABSENT, TENANT_ADMINISTRATION_KEPT, TENANT_CHANGE_UNFINISHED */
export async function changeTenant(
  services: TenantServices,
  request: TenantRequest,
  id: number,
  { name, status, quota }: TenantChange,
): Promise<Tenant> {
  const known = await findTenant(services, id);
  if (status === 'SUSPENDED') refuseAdministration(services, id);
  return runTenantOperation(services, request, tenantUpdateOutline, {
    id,
    name: name ?? known.name,
    status: status ?? known.status,
    quota: quota ?? known.quota,
  });
}

/** A tenant that is not erased. @throws TENANT_ABSENT */
export async function findTenant(
  { database }: Pick<TenantServices, 'database'>,
  id: number,
): Promise<Tenant> {
  const tenant = (await listTenants(database)).find((one) => one.id === id);
  if (tenant === undefined || tenant.status === 'ERASED')
    throw chartrierError('TENANT_ABSENT', { tenant: id });
  return tenant;
}

/** @throws TENANT_ADMINISTRATION_KEPT */
export function refuseAdministration({ administrationTenant }: TenantServices, id: number): void {
  if (id === administrationTenant) throw chartrierError('TENANT_ADMINISTRATION_KEPT', { tenant: id });
}

/** Makes the operation, lets a worker run it, and waits for its end. @throws TENANT_CHANGE_UNFINISHED */
export async function runTenantOperation(
  { database, voice, administrationTenant, registry, timeoutMilliseconds }: TenantServices,
  { operationId, caller, signal }: TenantRequest,
  workflow: WorkflowOutline,
  tenant: TenantState,
): Promise<Tenant> {
  const reference = await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow,
      tenant: administrationTenant,
      id: operationId,
      parameters: { tenant },
      caller,
      firstAction: 'RESUME',
      master: { obId: String(tenant.id) },
    }),
  );
  const { state, status } = await waitForCompletion(database, reference, {
    timeoutMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  await registry.refresh();
  if (state !== 'COMPLETED' || status !== 'OK')
    throw chartrierError('TENANT_CHANGE_UNFINISHED', { operation: operationId, state, status });
  const now = (await listTenants(database)).find(({ id }) => id === tenant.id);
  if (now === undefined) throw chartrierError('TENANT_ABSENT', { tenant: tenant.id });
  return now;
}
