import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { groupsOfExternalNames } from '../people/group-store.ts';
import { keepPeopleEvent } from '../people/people-event.ts';
import type { PeopleServices, Visit } from '../people/people-settings.ts';
import {
  addPerson,
  bindSubject,
  findPerson,
  findPersonByLogin,
  findPersonBySubject,
  type StoredPerson,
  setMemberships,
} from '../people/person-store.ts';
import { welcome } from '../people/sign-in.ts';
import { digestOf, type OpenedSession } from '../session/session-store.ts';
import type { OpenIdAttempt, OpenIdIdentity, OpenIdProvider, OpenIdSettings } from './provider.ts';

/** How long someone may stay on the provider's pages. */
const ATTEMPT_MILLISECONDS = 10 * 60_000;

/** Begins a sign-in at a provider. @returns where to send the browser, and the state that a cookie binds it to */
export async function departToProvider(
  { database, now }: PeopleServices,
  provider: OpenIdProvider,
  { redirectUri, returnTo }: { readonly redirectUri: string; readonly returnTo: string },
): Promise<{ readonly url: URL; readonly state: string }> {
  const { url, attempt } = await provider.departure(redirectUri);
  await database.query(
    `insert into openid_attempt (state_digest, provider, nonce, code_verifier, return_to, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      digestOf(attempt.state),
      provider.settings.id,
      attempt.nonce,
      attempt.codeVerifier,
      returnTo,
      new Date(now().getTime() + ATTEMPT_MILLISECONDS),
    ],
  );
  return { url, state: attempt.state };
}

export interface Arrival {
  readonly returnTo: string;
  readonly outcome: OpenedSession | ChartrierError;
}

/**
 * Ends a sign-in that was begun: the attempt serves once, the browser must be the one that left (its cookie holds the
 * state), and the person must be known here or come with what makes an account.
 *
 * @param boundState the state in the browser's cookie
 */
export async function arriveFromProvider(
  services: PeopleServices,
  provider: OpenIdProvider,
  url: URL,
  boundState: string | undefined,
  visit: Visit,
): Promise<Arrival> {
  const { database, now } = services;
  const { id, name } = provider.settings;
  const attempt = await takeAttempt(database, id, url.searchParams.get('state'), boundState, now());
  if (attempt === undefined)
    return { returnTo: '/', outcome: chartrierError('OPENID_SIGN_IN_REFUSED', { provider: name }) };
  const identity = await provider.arrival(url, attempt);
  const person = identity instanceof Error ? identity : await personOf(services, provider.settings, identity);
  if (!(person instanceof Error))
    return { returnTo: attempt.returnTo, outcome: await welcome(services, person, visit) };
  await keepPeopleEvent(database, {
    at: now(),
    type: 'CHARTRIER_SIGN_IN',
    outcome: 'KO',
    address: visit.address,
    detail: { Provider: id, Reason: person.code },
  });
  return { returnTo: attempt.returnTo, outcome: person };
}

async function takeAttempt(
  queryable: Queryable,
  provider: string,
  state: string | null,
  boundState: string | undefined,
  now: Date,
): Promise<(OpenIdAttempt & { readonly returnTo: string }) | undefined> {
  if (state === null || state !== boundState) return undefined;
  const { rows } = await queryable.query<{
    readonly nonce: string;
    readonly code_verifier: string;
    readonly return_to: string;
  }>(
    `delete from openid_attempt where state_digest = $1 and provider = $2 and expires_at > $3
     returning nonce, code_verifier, return_to`,
    [digestOf(state), provider, now],
  );
  const [row] = rows;
  return row === undefined
    ? undefined
    : { state, nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to };
}

/** Who that is here: known by subject, announced by login and not yet bound, or new. */
async function personOf(
  services: PeopleServices,
  settings: OpenIdSettings,
  identity: OpenIdIdentity,
): Promise<StoredPerson | ChartrierError> {
  const { database } = services;
  const unknown = chartrierError('OPENID_PERSON_UNKNOWN', { provider: settings.name });
  return database.transaction(async (transaction) => {
    const id =
      (await findPersonBySubject(transaction, settings.id, identity.subject))?.id ??
      (await announced(transaction, settings, identity)) ??
      (settings.provisioning ? await provision(transaction, settings, identity) : undefined);
    if (id === undefined) return unknown;
    if (identity.groups !== undefined) await followGroups(transaction, id, identity.groups);
    const person = await findPerson(transaction, id);
    return person === undefined || person.status !== 'ACTIVE' ? unknown : person;
  });
}

/** Someone whom an administrator announced for this provider, who comes for the first time. */
async function announced(
  queryable: Queryable,
  { id: provider }: OpenIdSettings,
  { login, subject }: OpenIdIdentity,
): Promise<string | undefined> {
  const person = await findPersonByLogin(queryable, login);
  if (person === undefined || person.provider !== provider) return undefined;
  return (await bindSubject(queryable, person.id, subject)) ? person.id : undefined;
}

async function provision(
  queryable: Queryable,
  { id: provider }: OpenIdSettings,
  { login, name, email, subject }: OpenIdIdentity,
): Promise<string | undefined> {
  const id = await addPerson(queryable, { login, name, email, provider, subject });
  // the login is another person's here: an account is not taken over by its name
  return id instanceof Error ? undefined : id;
}

/**
 * The provider decides of the groups that have external names; memberships of the others are the administrator's.
 */
async function followGroups(queryable: Queryable, id: string, names: readonly string[]): Promise<void> {
  const { rows } = await queryable.query<{ group_id: string }>(
    `select m.group_id from person_group_member m join person_group g on g.id = m.group_id
     where m.person_id = $1 and g.external_names = '{}'`,
    [id],
  );
  const own = rows.map(({ group_id }) => group_id);
  await setMemberships(queryable, id, [
    ...new Set([...own, ...(await groupsOfExternalNames(queryable, names))]),
  ]);
}
