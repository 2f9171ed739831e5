import { type ChartrierError, chartrierError, isChartrierError } from '@chartrier/messages';
import type { Queryable, Transaction } from '../../platform/index.ts';
import { closeSessionsOf } from '../session/session-store.ts';
import { type Grant, holds, rightsOn } from './grant.ts';
import { unknownGroup } from './group-store.ts';
import { oneTimePassword } from './password-policy.ts';
import { keepPeopleEvent, type PeopleEventType } from './people-event.ts';
import type { PeopleServices } from './people-settings.ts';
import {
  addPerson,
  changePerson,
  erasePerson,
  findPerson,
  type PersonChanges,
  type PersonDraft,
  type StoredPerson,
  setMemberships,
  setPassword,
} from './person-store.ts';
import { forgetFailures } from './throttle.ts';

/** A password to hand to a person, and until when it is worth something. */
export interface HandedPassword {
  readonly oneTimePassword: string;
  readonly expiresAt: Date;
}

export interface NewPersonResult {
  readonly person: StoredPerson;
  readonly handed: HandedPassword | undefined;
}

type Draft = Omit<PersonDraft, 'passwordHash' | 'passwordExpiresAt'> & {
  readonly groups: readonly string[];
};

/**
 * Adds a person, with a one-time password unless a provider signs them in.
 *
 * @param actor id of who does it
 * @returns PERSON_LOGIN_TAKEN, GROUP_UNKNOWN
 */
export async function createPerson(
  services: PeopleServices,
  { groups, ...draft }: Draft,
  actor: string | undefined,
): Promise<NewPersonResult | ChartrierError> {
  const handed = draft.provider === 'local' ? handOut(services) : undefined;
  const passwordHash = handed === undefined ? undefined : await services.hasher.hash(handed.oneTimePassword);
  return whole(services, async (transaction) => {
    await refuseUnknownGroups(transaction, groups);
    const id = await addPerson(transaction, { ...draft, passwordHash, passwordExpiresAt: handed?.expiresAt });
    if (id instanceof Error) throw id;
    await setMemberships(transaction, id, groups);
    await tell(services, transaction, 'CHARTRIER_PERSON_CREATE', id, actor, { Groups: groups });
    return { person: await known(transaction, id), handed };
  });
}

/** Changes a person. Suspending ends their sessions. @returns PERSON_UNKNOWN, GROUP_UNKNOWN, PERSON_LAST_ADMINISTRATOR */
export async function updatePerson(
  services: PeopleServices,
  id: string,
  { groups, ...changes }: PersonChanges & { readonly groups?: readonly string[] | undefined },
  actor: string | undefined,
): Promise<StoredPerson | ChartrierError> {
  return whole(services, async (transaction) => {
    const before = await known(transaction, id);
    await changePerson(transaction, id, changes);
    if (groups !== undefined) {
      await refuseUnknownGroups(transaction, groups);
      await setMemberships(transaction, id, groups);
    }
    if (changes.status === 'SUSPENDED') await closeSessionsOf(transaction, id);
    await keepAnAdministrator(transaction, services);
    const after = await known(transaction, id);
    await tell(services, transaction, 'CHARTRIER_PERSON_UPDATE', id, actor, {
      Changed: Object.keys(changes),
      Status: after.status,
      GroupsBefore: before.groups,
      GroupsAfter: after.groups,
    });
    return after;
  });
}

/** Gives a new one-time password and ends the person's sessions. @returns PERSON_UNKNOWN, PASSWORD_NOT_LOCAL */
export async function resetPassword(
  services: PeopleServices,
  id: string,
  actor: string | undefined,
): Promise<{ readonly person: StoredPerson; readonly handed: HandedPassword } | ChartrierError> {
  const handed = handOut(services);
  const hash = await services.hasher.hash(handed.oneTimePassword);
  return whole(services, async (transaction) => {
    const { provider, login } = await known(transaction, id);
    if (provider !== 'local') throw chartrierError('PASSWORD_NOT_LOCAL', { provider });
    await setPassword(transaction, id, hash, handed.expiresAt);
    await forgetFailures(transaction, login);
    await closeSessionsOf(transaction, id);
    await tell(services, transaction, 'CHARTRIER_PASSWORD_RESET', id, actor, {});
    return { person: await known(transaction, id), handed };
  });
}

/** Ends every session of a person. @returns PERSON_UNKNOWN */
export async function signOutEverywhere(
  services: PeopleServices,
  id: string,
  actor: string | undefined,
): Promise<ChartrierError | undefined> {
  const done = await whole(services, async (transaction) => {
    await known(transaction, id);
    const sessions = await closeSessionsOf(transaction, id);
    await tell(services, transaction, 'CHARTRIER_SIGN_OUT_EVERYWHERE', id, actor, { Sessions: sessions });
    return true;
  });
  return done instanceof Error ? done : undefined;
}

/** Removes a person's personal data; their id stays for journals. @returns PERSON_UNKNOWN, PERSON_LAST_ADMINISTRATOR */
export async function forgetPerson(
  services: PeopleServices,
  id: string,
  actor: string | undefined,
): Promise<ChartrierError | undefined> {
  const done = await whole(services, async (transaction) => {
    await known(transaction, id);
    await erasePerson(transaction, id);
    await keepAnAdministrator(transaction, services);
    await tell(services, transaction, 'CHARTRIER_PERSON_ERASE', id, actor, {});
    return true;
  });
  return done instanceof Error ? done : undefined;
}

function handOut({ now, oneTimePasswordMilliseconds }: PeopleServices): HandedPassword {
  return {
    oneTimePassword: oneTimePassword(),
    expiresAt: new Date(now().getTime() + oneTimePasswordMilliseconds),
  };
}

/** @throws PERSON_UNKNOWN */
async function known(queryable: Queryable, id: string): Promise<StoredPerson> {
  const person = await findPerson(queryable, id);
  if (person === undefined || person.status === 'ERASED') throw chartrierError('PERSON_UNKNOWN', { id });
  return person;
}

/** @throws GROUP_UNKNOWN */
async function refuseUnknownGroups(queryable: Queryable, groups: readonly string[]): Promise<void> {
  const unknown = await unknownGroup(queryable, groups);
  if (unknown !== undefined) throw chartrierError('GROUP_UNKNOWN', { id: unknown });
}

/**
 * Nobody may lock everyone out: one active person must remain who can change people and groups. The lock makes two
 * administrators who remove each other at once take turns.
 *
 * @throws PERSON_LAST_ADMINISTRATOR
 */
export async function keepAnAdministrator(
  transaction: Transaction,
  { administrationTenant }: Pick<PeopleServices, 'administrationTenant'>,
): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('chartrier administrators'))`);
  const { rows } = await transaction.query<{ grants: readonly (readonly Grant[])[] }>(
    `select jsonb_agg(g.grants) as grants
     from person p join person_group_member m on m.person_id = p.id join person_group g on g.id = m.group_id
     where p.status = 'ACTIVE' group by p.id`,
  );
  const administers = rows.some(({ grants }) => {
    const rights = rightsOn(grants.flat(), administrationTenant, undefined, false);
    return holds(rights, 'people:id:update') && holds(rights, 'groups:id:update');
  });
  if (!administers) throw chartrierError('PERSON_LAST_ADMINISTRATOR');
}

async function tell(
  { now }: PeopleServices,
  transaction: Transaction,
  type: PeopleEventType,
  person: string,
  actor: string | undefined,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await keepPeopleEvent(transaction, { at: now(), type, outcome: 'OK', person, actor, detail });
}

/** A refusal rolls everything back and is given, not thrown. */
async function whole<Value>(
  { database }: PeopleServices,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value | ChartrierError> {
  return refusalGiven(() => database.transaction(work));
}

/** The value, or the refusal of the registry (below 500) that was thrown. */
export async function refusalGiven<Value>(work: () => Promise<Value>): Promise<Value | ChartrierError> {
  try {
    return await work();
  } catch (error) {
    if (isChartrierError(error) && error.status < 500) return error;
    throw error;
  }
}
