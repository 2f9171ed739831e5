import type { Queryable } from '../../platform/index.ts';
import { addGroup } from './group-store.ts';
import { oneTimePassword } from './password-policy.ts';
import { keepPeopleEvent } from './people-event.ts';
import type { PeopleServices } from './people-settings.ts';
import { addPerson, findPersonByLogin, setMemberships, setPassword } from './person-store.ts';

/** Who signs in first on a new installation. */
export const FIRST_LOGIN = 'admin';
export const FIRST_GROUP = 'Administrators';

/** What is said once on the console. */
export interface FirstPassword {
  readonly login: string;
  readonly password: string;
  readonly expiresAt: Date;
}

/**
 * On an installation where nobody ever signed in, makes the first administrator, or gives the one that exists another
 * one-time password when the former has expired. Several servers may start at once: one of them says the password.
 *
 * @param tenants those on which the first group gives full access
 * @returns what to say, or undefined when there is nothing to do
 */
export async function firstAdministrator(
  services: PeopleServices,
  tenants: readonly number[],
): Promise<FirstPassword | undefined> {
  const { database, hasher, now, oneTimePasswordMilliseconds } = services;
  if (!(await isNeeded(database, now()))) return undefined;
  const password = oneTimePassword();
  const hash = await hasher.hash(password);
  return database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('chartrier first administrator'))`);
    if (!(await isNeeded(transaction, now()))) return undefined;
    const expiresAt = new Date(now().getTime() + oneTimePasswordMilliseconds);
    const existing = await findPersonByLogin(transaction, FIRST_LOGIN);
    if (existing !== undefined) await setPassword(transaction, existing.id, hash, expiresAt);
    else {
      const group = await addGroup(transaction, {
        name: FIRST_GROUP,
        grants: tenants.map((tenant) => ({ tenant, fullAccess: true })),
      });
      if (group instanceof Error) throw group;
      const id = await addPerson(transaction, {
        login: FIRST_LOGIN,
        name: 'Administrator',
        provider: 'local',
        passwordHash: hash,
        passwordExpiresAt: expiresAt,
      });
      if (id instanceof Error) throw id;
      await setMemberships(transaction, id, [group]);
      await keepPeopleEvent(transaction, {
        at: now(),
        type: 'CHARTRIER_PERSON_CREATE',
        outcome: 'OK',
        person: id,
        detail: { Groups: [group], First: true },
      });
    }
    return { login: FIRST_LOGIN, password, expiresAt };
  });
}

/** Nobody, or only the first administrator, who never signed in and whose password has expired. */
async function isNeeded(queryable: Queryable, now: Date): Promise<boolean> {
  const { rows } = await queryable.query<{ needed: boolean }>(
    `select not exists (select 1 from person
       where login is distinct from $1 or last_sign_in_at is not null or password_expires_at > $2) as needed`,
    [FIRST_LOGIN, now],
  );
  return rows[0]?.needed === true;
}
