import type {
  Group,
  GroupContent,
  NewPerson,
  NewSavedSearch,
  OkEnvelope,
  OpenSession,
  OwnAccount,
  PasswordChange,
  PeopleEvent,
  Person,
  PersonUpdate,
  PersonWithPassword,
  SavedSearch,
  SessionState,
  SignIn,
  SignInProvider,
} from '@chartrier/api-schema';
import { type Answer, readBytes, readNothing } from './answer.ts';
import { type Call, type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';
import type { Response } from './transport.ts';

/** Signing in and one's own account. A browser keeps the cookie; elsewhere it is given in the client's `headers`. */
export interface SessionArea {
  providers(): Promise<Answer<readonly SignInProvider[]>>;
  signIn(credentials: SignIn): Promise<Answer<SessionState>>;
  current(): Promise<Answer<SessionState>>;
  signOut(csrfToken: string): Promise<Answer<void>>;
  changePassword(csrfToken: string, change: PasswordChange): Promise<Answer<SessionState>>;
  changeAccount(csrfToken: string, change: OwnAccount): Promise<Answer<SessionState>>;
  openSessions(): Promise<Answer<readonly OpenSession[]>>;
  signOutEverywhere(csrfToken: string): Promise<Answer<void>>;
  permissions(): Promise<Answer<readonly string[]>>;
  savedSearches(): Promise<Answer<readonly SavedSearch[]>>;
  saveSearch(csrfToken: string, search: NewSavedSearch): Promise<Answer<SavedSearch>>;
  forgetSearch(csrfToken: string, id: string): Promise<Answer<void>>;
}

/** Administration of people and groups, from the administration tenant. */
export interface PeopleArea {
  list(session: Session, search?: Readonly<Record<string, string>>): Promise<Answer<OkEnvelope<Person>>>;
  create(session: Session, person: NewPerson): Promise<Answer<OkEnvelope<PersonWithPassword>>>;
  byId(session: Session, id: string): Promise<Answer<OkEnvelope<Person>>>;
  update(session: Session, id: string, changes: PersonUpdate): Promise<Answer<OkEnvelope<Person>>>;
  erase(session: Session, id: string): Promise<Answer<void>>;
  resetPassword(session: Session, id: string): Promise<Answer<OkEnvelope<PersonWithPassword>>>;
  signOutEverywhere(session: Session, id: string): Promise<Answer<void>>;
  /** What people did and were refused, the latest first. */
  events(
    session: Session,
    search?: Readonly<Record<string, string>>,
  ): Promise<Answer<OkEnvelope<PeopleEvent>>>;
}

export interface GroupsArea {
  list(session: Session): Promise<Answer<OkEnvelope<Group>>>;
  create(session: Session, group: GroupContent): Promise<Answer<OkEnvelope<Group>>>;
  byId(session: Session, id: string): Promise<Answer<OkEnvelope<Group>>>;
  replace(session: Session, id: string, group: GroupContent): Promise<Answer<OkEnvelope<Group>>>;
  remove(session: Session, id: string): Promise<Answer<void>>;
}

const service = 'chartrier';

export function sessionArea({ call }: Caller): SessionArea {
  const read = <Value>(path: string) => call(undefined, { service, method: 'GET', path }, readJson<Value>);
  const change = <Value>(
    csrfToken: string,
    made: Omit<Call, 'service'>,
    readAnswer: (response: Response) => Promise<Value>,
  ) => call(undefined, { service, ...made, headers: { 'X-CSRF-Token': csrfToken } }, readAnswer);
  return {
    providers: () => read('/session/providers'),
    signIn: (json) =>
      call(undefined, { service, method: 'POST', path: '/session', body: { json } }, readJson<SessionState>),
    current: () => read('/session'),
    signOut: (token) => change(token, { method: 'DELETE', path: '/session' }, readNothing),
    changePassword: (token, json) =>
      change(token, { method: 'PUT', path: '/me/password', body: { json } }, readJson<SessionState>),
    changeAccount: (token, json) =>
      change(token, { method: 'PUT', path: '/me', body: { json } }, readJson<SessionState>),
    openSessions: () => read('/me/sessions'),
    signOutEverywhere: (token) => change(token, { method: 'DELETE', path: '/me/sessions' }, readNothing),
    permissions: () => read('/permissions'),
    savedSearches: () => read('/me/searches'),
    saveSearch: (token, json) =>
      change(token, { method: 'POST', path: '/me/searches', body: { json } }, readJson<SavedSearch>),
    forgetSearch: (token, id) =>
      change(token, { method: 'DELETE', path: `/me/searches/${segment(id)}` }, readNothing),
  };
}

export function peopleArea({ call, envelope }: Caller): PeopleArea {
  const one = (id: string) => `/people/${segment(id)}`;
  return {
    list: (session, search = {}) =>
      envelope(session, { service, method: 'GET', path: `/people${queryOf(search)}` }),
    create: (session, json) =>
      envelope(session, { service, method: 'POST', path: '/people', body: { json } }),
    byId: (session, id) => envelope(session, { service, method: 'GET', path: one(id) }),
    update: (session, id, json) =>
      envelope(session, { service, method: 'PUT', path: one(id), body: { json } }),
    erase: (session, id) => call(session, { service, method: 'DELETE', path: one(id) }, readNothing),
    resetPassword: (session, id) =>
      envelope(session, { service, method: 'POST', path: `${one(id)}/password` }),
    signOutEverywhere: (session, id) =>
      call(session, { service, method: 'DELETE', path: `${one(id)}/sessions` }, readNothing),
    events: (session, search = {}) =>
      envelope(session, { service, method: 'GET', path: `/peopleevents${queryOf(search)}` }),
  };
}

export function groupsArea({ call, envelope }: Caller): GroupsArea {
  const one = (id: string) => `/groups/${segment(id)}`;
  return {
    list: (session) => envelope(session, { service, method: 'GET', path: '/groups' }),
    create: (session, json) =>
      envelope(session, { service, method: 'POST', path: '/groups', body: { json } }),
    byId: (session, id) => envelope(session, { service, method: 'GET', path: one(id) }),
    replace: (session, id, json) =>
      envelope(session, { service, method: 'PUT', path: one(id), body: { json } }),
    remove: (session, id) => call(session, { service, method: 'DELETE', path: one(id) }, readNothing),
  };
}

function queryOf(search: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(search).toString();
  return text === '' ? '' : `?${text}`;
}

async function readJson<Value>(response: Response): Promise<Value> {
  return JSON.parse((await readBytes(response.body)).toString('utf8')) as Value;
}
