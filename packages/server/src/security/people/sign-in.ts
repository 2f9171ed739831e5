import { type ChartrierError, chartrierError } from '@chartrier/messages';
import { type OpenedSession, openSession } from '../session/session-store.ts';
import { keepPeopleEvent } from './people-event.ts';
import type { PeopleServices, Visit } from './people-settings.ts';
import { findPersonByLogin, noteSignIn, type StoredPerson } from './person-store.ts';
import { countFailure, forgetFailures, throttled } from './throttle.ts';

/**
 * Signs a person in with a login and a password of this installation. Whatever is wrong (unknown login, wrong
 * password, expired one-time password, suspended account) the answer and its time are the same.
 *
 * @returns the session, SIGN_IN_REFUSED or SIGN_IN_THROTTLED
 * @throws SIGN_IN_BUSY
 */
export async function signInWithPassword(
  services: PeopleServices,
  { login, password }: { readonly login: string; readonly password: string },
  visit: Visit,
): Promise<OpenedSession | ChartrierError> {
  const { database, hasher, now, throttle } = services;
  const wait = await throttled(database, login, visit.address, now());
  if (wait !== undefined) return wait;
  const person = await findPersonByLogin(database, login);
  const matching = await hasher.matches(
    password,
    person?.provider === 'local' ? person.passwordHash : undefined,
  );
  const refusal = matching ? refusalOf(person, now()) : 'PASSWORD_WRONG';
  if (person === undefined || refusal !== undefined) {
    await countFailure(database, login, visit.address, now(), throttle);
    await keepPeopleEvent(database, {
      at: now(),
      type: 'CHARTRIER_SIGN_IN',
      outcome: 'KO',
      person: person?.id,
      address: visit.address,
      detail: { Provider: 'local', Reason: person === undefined ? 'LOGIN_UNKNOWN' : refusal },
    });
    return chartrierError('SIGN_IN_REFUSED');
  }
  await forgetFailures(database, login);
  return welcome(services, person, visit);
}

function refusalOf(person: StoredPerson | undefined, now: Date): string | undefined {
  if (person === undefined) return 'LOGIN_UNKNOWN';
  if (person.status !== 'ACTIVE') return person.status;
  const { passwordExpiresAt } = person;
  return passwordExpiresAt !== undefined && passwordExpiresAt <= now ? 'PASSWORD_EXPIRED' : undefined;
}

/** Opens the session of someone who proved who they are, and says so in the journal. */
export async function welcome(
  services: PeopleServices,
  person: StoredPerson,
  visit: Visit,
): Promise<OpenedSession> {
  const { database, now, lifetimes } = services;
  return database.transaction(async (transaction) => {
    const at = now();
    const opened = await openSession(transaction, person.id, { ...visit, now: at }, lifetimes);
    await noteSignIn(transaction, person.id, at);
    await keepPeopleEvent(transaction, {
      at,
      type: 'CHARTRIER_SIGN_IN',
      outcome: 'OK',
      person: person.id,
      address: visit.address,
      detail: { Provider: person.provider },
    });
    return opened;
  });
}
