import type { Permission } from '../permissions.ts';

/** What a group gives on one tenant. */
export interface Grant {
  readonly tenant: number;
  /** The only access contract through which the group sees the tenant's archives; none: it sees none. */
  readonly accessContract?: string | undefined;
  readonly fullAccess?: boolean | undefined;
  readonly permissions?: readonly string[] | undefined;
}

/** Rights on one tenant under one choice of contract. */
export interface Rights {
  readonly fullAccess: boolean;
  readonly permissions: readonly string[];
}

/** The access contracts that some grants give on a tenant, in order. */
export function contractsOn(grants: readonly Grant[], tenant: number): readonly string[] {
  const names = grants.flatMap((grant) =>
    grant.tenant === tenant && grant.accessContract !== undefined ? [grant.accessContract] : [],
  );
  return [...new Set(names)].sort();
}

/**
 * Rights on a tenant under a contract. What a group gives goes with the contract of that group: a permission given
 * beside one contract is not used with another one. Without a contract (calls that look at no archive) all the grants
 * of the tenant count.
 *
 * @param seesArchives whether the call looks through the contract: then grants of that contract only
 */
export function rightsOn(
  grants: readonly Grant[],
  tenant: number,
  contract: string | undefined,
  seesArchives: boolean,
): Rights {
  const counting = grants.filter(
    (grant) =>
      grant.tenant === tenant &&
      (contract === undefined ||
        grant.accessContract === contract ||
        (!seesArchives && grant.accessContract === undefined)),
  );
  return {
    fullAccess: counting.some((grant) => grant.fullAccess === true),
    permissions: [...new Set(counting.flatMap((grant) => grant.permissions ?? []))].sort(),
  };
}

/** Whether rights hold a permission. */
export function holds(rights: Rights, permission: Permission): boolean {
  return rights.fullAccess || rights.permissions.includes(permission);
}
