import { accepted, type Client, createClient, type SessionState } from '@chartrier/client';
import { afterAll } from 'vitest';
import type { StartedApi } from './start-api.ts';

const ADMINISTRATION = { tenant: 1 };

/** Someone signed in: their client sends the cookie, as a browser does. */
export interface SignedIn {
  readonly client: Client;
  readonly state: SessionState;
  readonly cookie: string;
}

/** The value of a Set-Cookie to send back. */
export function cookieOf(headers: Readonly<Record<string, unknown>>): string {
  const given = headers['set-cookie'];
  const first = Array.isArray(given) ? String(given[0]) : '';
  return first.split(';', 1)[0] ?? '';
}

/** A client that sends this cookie. */
export function clientWithCookie(url: string, cookie: string): Client {
  const client = createClient({ url, headers: { Cookie: cookie } });
  afterAll(() => client.close());
  return client;
}

/** Signs in with a password. */
export async function signIn(url: string, login: string, password: string): Promise<SignedIn> {
  const anonymous = createClient({ url });
  const answer = await anonymous.session.signIn({ login, password });
  anonymous.close();
  const state = accepted(answer);
  const cookie = cookieOf(answer.headers);
  return { client: clientWithCookie(url, cookie), state, cookie };
}

/** Creates a person in the groups given, and signs them in with a password of their own. */
export async function newPerson(
  { url, client }: Pick<StartedApi, 'url' | 'client'>,
  login: string,
  groups: readonly string[],
  password = `the own words of ${login.split('').reverse().join('')}`,
): Promise<SignedIn & { readonly id: string; readonly password: string }> {
  const made = accepted(
    await client.people.create(ADMINISTRATION, { login, name: `Person ${login}`, groups: [...groups] }),
  );
  const [{ person, oneTimePassword = '' } = { person: undefined }] = made.$results;
  const first = await signIn(url, login, oneTimePassword);
  const change = await first.client.session.changePassword(first.state.csrfToken, {
    current: oneTimePassword,
    next: password,
  });
  const cookie = cookieOf(change.headers);
  return {
    id: person?.id ?? '',
    password,
    state: accepted(change),
    cookie,
    client: clientWithCookie(url, cookie),
  };
}

/** Creates a group; gives its id. */
export async function newGroup(
  { client }: Pick<StartedApi, 'client'>,
  group: Parameters<Client['groups']['create']>[1],
): Promise<string> {
  const made = accepted(await client.groups.create(ADMINISTRATION, group));
  return made.$results[0]?.id ?? '';
}
