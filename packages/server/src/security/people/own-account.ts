import { type ChartrierError, chartrierError } from '@chartrier/messages';
import {
  closeSessionsOf,
  type OpenedSession,
  openSession,
  type StoredSession,
} from '../session/session-store.ts';
import { passwordRefusal } from './password-policy.ts';
import { keepPeopleEvent } from './people-event.ts';
import type { PeopleServices, Visit } from './people-settings.ts';
import { findPerson, setPassword } from './person-store.ts';
import { countFailure, throttled } from './throttle.ts';

/**
 * Changes one's own password. Every session of the person ends, this one too; a new one is opened in its place, so
 * that whoever had stolen the former has nothing left.
 *
 * @returns the new session, PASSWORD_NOT_LOCAL, PASSWORD_CURRENT_WRONG, PASSWORD_TOO_WEAK or SIGN_IN_THROTTLED
 * @throws SIGN_IN_BUSY
 */
export async function changeOwnPassword(
  services: PeopleServices,
  session: StoredSession,
  { current, next }: { readonly current: string; readonly next: string },
  visit: Visit,
): Promise<OpenedSession | ChartrierError> {
  const { database, hasher, now, lifetimes, throttle } = services;
  const { id, login, provider } = session.person;
  if (provider !== 'local') return chartrierError('PASSWORD_NOT_LOCAL', { provider });
  const wait = await throttled(database, login, visit.address, now());
  if (wait !== undefined) return wait;
  const person = await findPerson(database, id);
  if (!(await hasher.matches(current, person?.passwordHash))) {
    await countFailure(database, login, visit.address, now(), throttle);
    return chartrierError('PASSWORD_CURRENT_WRONG');
  }
  const refusal = passwordRefusal(next, { login, current });
  if (refusal !== undefined) return refusal;
  const hash = await hasher.hash(next);
  return database.transaction(async (transaction) => {
    const at = now();
    await setPassword(transaction, id, hash);
    await closeSessionsOf(transaction, id);
    await keepPeopleEvent(transaction, {
      at,
      type: 'CHARTRIER_PASSWORD_CHANGE',
      outcome: 'OK',
      person: id,
      address: visit.address,
    });
    return openSession(transaction, id, { ...visit, now: at }, lifetimes);
  });
}
