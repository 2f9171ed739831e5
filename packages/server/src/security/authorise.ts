import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Caller } from './caller.ts';
import type { Permission } from './permissions.ts';

/** The part of the external API that a path belongs to: `/access-external/`, `/ingest-external/` or another. */
export type PathFamily = 'access' | 'ingest' | 'other';

/** What a request asks for, as far as rights are concerned. */
export interface AccessRequest {
  readonly tenant: number;
  readonly administrationTenant: number;
  readonly pathFamily: PathFamily;
  /** Value of X-Access-Contract-Id. */
  readonly accessContract?: string;
  /** `/status` and `/tenants` are answered whatever the context's Permissions say. */
  readonly exemptFromContextControl?: boolean;
  /** The route accepts the administration tenant only. */
  readonly administrationTenantOnly?: boolean;
  /** The permission that the route declares; absent from routes open to every known caller. */
  readonly permission?: Permission;
}

/**
 * Whether a caller may make a request; the checks stand in the order that Vitam makes them in, so that the same
 * request is refused for the same reason.
 *
 * @returns the refusal, or undefined when it is allowed
 */
export function authorise(caller: Caller, request: AccessRequest): ChartrierError | undefined {
  return (
    checkContextControl(caller, request) ??
    checkAdministrationTenant(request) ??
    checkPermission(caller, request.permission)
  );
}

/**
 * When the context has EnableControl, its Permissions must name the tenant; and for access, the contract that the
 * request names; for ingest, at least one ingest contract.
 */
export function checkContextControl(
  { context }: Caller,
  { tenant, pathFamily, accessContract, exemptFromContextControl }: AccessRequest,
): ChartrierError | undefined {
  if (!context.EnableControl || exemptFromContextControl) return undefined;
  const granted = context.Permissions.filter((permission) => permission.tenant === tenant);
  const name = context.Identifier;
  if (granted.length === 0) return chartrierError('CONTEXT_TENANT_REFUSED', { context: name, tenant });
  if (pathFamily === 'access') {
    const allowed = granted.some(
      ({ AccessContracts }) => accessContract !== undefined && AccessContracts?.includes(accessContract),
    );
    return allowed
      ? undefined
      : chartrierError('CONTEXT_ACCESS_CONTRACT_REFUSED', {
          context: name,
          tenant,
          contract: accessContract ?? '',
        });
  }
  if (pathFamily === 'ingest' && !granted.some(({ IngestContracts }) => (IngestContracts ?? []).length > 0))
    return chartrierError('CONTEXT_INGEST_CONTRACT_REFUSED', { context: name, tenant });
  return undefined;
}

/** A route that changes what all tenants share is refused to every other tenant. */
export function checkAdministrationTenant({
  tenant,
  administrationTenant,
  administrationTenantOnly,
}: AccessRequest): ChartrierError | undefined {
  return administrationTenantOnly && tenant !== administrationTenant
    ? chartrierError('ADMINISTRATION_TENANT_REQUIRED', { administrationTenant })
    : undefined;
}

/** The security profile must have full access or list the permission. */
export function checkPermission(
  { securityProfile }: Caller,
  permission: Permission | undefined,
): ChartrierError | undefined {
  if (permission === undefined || securityProfile.FullAccess) return undefined;
  if (securityProfile.Permissions.includes(permission)) return undefined;
  const parameters = { profile: securityProfile.Identifier, permission };
  return permission === 'units:update'
    ? chartrierError('MASS_UPDATE_PERMISSION_DENIED', parameters)
    : chartrierError('PERMISSION_DENIED', parameters);
}
