import type { SessionState } from '@chartrier/api-schema';
import { contractsOn, rightsOn, type StoredSession } from '../../security/index.ts';
import type { ApiServices } from '../services.ts';

/** A session as its person's interface needs it: who, until when, and what may be shown. */
export function tellSession(
  session: StoredSession,
  { people, settings, tenants }: ApiServices,
): SessionState {
  const { person, grants, csrfToken, expiresAt, lastSeenAt } = session;
  const idle = new Date(lastSeenAt.getTime() + people.lifetimes.idleMilliseconds);
  const granted = new Set(grants.map(({ tenant }) => tenant));
  return {
    person: {
      id: person.id,
      login: person.login,
      name: person.name,
      ...(person.email === undefined ? {} : { email: person.email }),
      ...(person.language === undefined ? {} : { language: person.language }),
      provider: person.provider,
    },
    csrfToken,
    passwordChangeRequired: person.passwordChangeRequired,
    idleExpiresAt: (idle < expiresAt ? idle : expiresAt).toISOString(),
    expiresAt: expiresAt.toISOString(),
    administrationTenant: settings.administrationTenant,
    tenants: tenants
      .active()
      .filter(({ id }) => granted.has(id))
      .map(({ id, name }) => {
        const { fullAccess, permissions } = rightsOn(grants, id, undefined, false);
        return {
          tenant: id,
          name,
          accessContracts: [...contractsOn(grants, id)],
          fullAccess,
          permissions: fullAccess ? [] : [...permissions],
        };
      }),
  };
}
