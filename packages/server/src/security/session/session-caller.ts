import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Caller } from '../caller.ts';
import { contractsOn, rightsOn } from '../people/grant.ts';
import type { StoredSession } from './session-store.ts';

/** What of a request decides which of a person's rights count. */
export interface SessionRequest {
  readonly tenant: number;
  /** Value of X-Access-Contract-Id. */
  readonly accessContract: string | undefined;
  /** Whether the path is one where archives are seen through the contract. */
  readonly seesArchives: boolean;
}

/**
 * A person as a caller: the context that people act through, narrowed to what the person's groups give on the tenant
 * under the access contract named; so everything that asks a caller's rights asks a person's in the same way.
 *
 * @param application the context that people act through, as any caller's
 * @returns the caller and the contract in force, PASSWORD_CHANGE_REQUIRED, PERSON_TENANT_REFUSED,
 *   PERSON_ACCESS_CONTRACT_REFUSED or PERSON_ACCESS_CONTRACT_AMBIGUOUS
 */
export function callerOfSession(
  session: StoredSession,
  application: Caller,
  { tenant, accessContract, seesArchives }: SessionRequest,
): { readonly caller: Caller; readonly accessContract: string | undefined } | ChartrierError {
  const { grants, person } = session;
  if (person.passwordChangeRequired) return chartrierError('PASSWORD_CHANGE_REQUIRED');
  if (!grants.some((grant) => grant.tenant === tenant))
    return chartrierError('PERSON_TENANT_REFUSED', { tenant });
  const allowed = contractsOn(grants, tenant);
  const named = accessContract === undefined || accessContract === '' ? undefined : accessContract;
  if (named !== undefined && !allowed.includes(named))
    return chartrierError('PERSON_ACCESS_CONTRACT_REFUSED', { contract: named, tenant, allowed });
  const contract = named ?? (allowed.length === 1 ? allowed[0] : undefined);
  if (contract === undefined && seesArchives && allowed.length > 1)
    return chartrierError('PERSON_ACCESS_CONTRACT_AMBIGUOUS', { tenant, allowed });
  const given = rightsOn(grants, tenant, contract, seesArchives);
  const { context, securityProfile } = application;
  const permitted = securityProfile.FullAccess
    ? given.permissions
    : given.fullAccess
      ? securityProfile.Permissions
      : given.permissions.filter((permission) => securityProfile.Permissions.includes(permission));
  return {
    caller: {
      origin: 'session',
      context,
      securityProfile: {
        ...securityProfile,
        Identifier: person.id,
        FullAccess: given.fullAccess && securityProfile.FullAccess,
        Permissions: [...permitted],
      },
      person: { id: person.id, sessionId: session.id },
    },
    accessContract: contract,
  };
}
