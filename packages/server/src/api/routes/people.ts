import { NewPerson, PeopleEvent, Person, PersonUpdate, PersonWithPassword } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  createPerson,
  findPerson,
  forgetPerson,
  type HandedPassword,
  type ListedPeopleEvent,
  listPeople,
  listPeopleEvents,
  resetPassword,
  type StoredPerson,
  signOutEverywhere,
  updatePerson,
} from '../../security/index.ts';
import { emptyAnswer, listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { pageOf } from '../bodies/page-of.ts';
import type { Exchange } from '../exchange.ts';
import { accepted } from '../pipeline/refuse.ts';
import type { Route } from '../route.ts';
import { administrationRoute } from './administration-route.ts';

const newPerson = checkedBody(NewPerson);
const personUpdate = checkedBody(PersonUpdate);
const one = '/people/{id}';

/** People who sign in: they belong to the platform, so they are administered from the administration tenant. */
export const PEOPLE_ROUTES: readonly Route[] = [
  administrationRoute({
    method: 'GET',
    path: '/people',
    description: 'Lists people',
    permission: 'people:read',
    answer: Person,
    queryParameters: ['text', 'status', 'group', 'offset', 'limit'],
    handle: async ({ queryParameters }, { people: { database } }) => {
      const { text, status, group } = queryParameters;
      const page = pageOf(queryParameters);
      const { people, total } = await listPeople(database, { text, status, group, ...page });
      return {
        kind: 'envelope',
        results: people.map(told),
        hits: { total, ...page, size: people.length },
      };
    },
  }),
  administrationRoute({
    method: 'POST',
    path: '/people',
    description: 'Creates a person, and gives the one-time password to hand to them',
    permission: 'people:create',
    body: newPerson,
    answer: PersonWithPassword,
    handle: async (exchange, { people, openid }) => {
      const { provider = 'local', groups = [], ...draft } = newPerson.check(exchange.body);
      if (provider !== 'local' && !openid.has(provider))
        throw chartrierError('OPENID_PROVIDER_UNKNOWN', { provider });
      const { person, handed } = accepted(
        await createPerson(people, { ...draft, provider, groups }, actorOf(exchange)),
      );
      return listAnswer([toldWithPassword(person, handed)], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'GET',
    path: one,
    description: 'Reads a person',
    permission: 'people:id:read',
    answer: Person,
    handle: async ({ parameters: { id = '' } }, { people: { database } }) => {
      const person = await findPerson(database, id);
      if (person === undefined) throw chartrierError('PERSON_UNKNOWN', { id });
      return listAnswer([told(person)]);
    },
  }),
  administrationRoute({
    method: 'PUT',
    path: one,
    description: 'Changes a person: name, address, state, groups',
    permission: 'people:id:update',
    body: personUpdate,
    answer: Person,
    handle: async (exchange, { people }) => {
      const { id = '' } = exchange.parameters;
      const changes = personUpdate.check(exchange.body);
      return listAnswer([told(accepted(await updatePerson(people, id, changes, actorOf(exchange))))]);
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: one,
    description: 'Erases the personal data of a person; the id stays for journals',
    permission: 'people:id:delete',
    handle: async (exchange, { people }) => {
      const refusal = await forgetPerson(people, exchange.parameters.id ?? '', actorOf(exchange));
      if (refusal !== undefined) throw refusal;
      return emptyAnswer(204);
    },
  }),
  administrationRoute({
    method: 'POST',
    path: `${one}/password`,
    description: 'Gives a person a new one-time password, and ends their sessions',
    permission: 'people:id:password:create',
    answer: PersonWithPassword,
    handle: async (exchange, { people }) => {
      const { person, handed } = accepted(
        await resetPassword(people, exchange.parameters.id ?? '', actorOf(exchange)),
      );
      return listAnswer([toldWithPassword(person, handed)], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: `${one}/sessions`,
    description: 'Signs a person out everywhere',
    permission: 'people:id:sessions:delete',
    handle: async (exchange, { people }) => {
      const refusal = await signOutEverywhere(people, exchange.parameters.id ?? '', actorOf(exchange));
      if (refusal !== undefined) throw refusal;
      return emptyAnswer(204);
    },
  }),
  administrationRoute({
    method: 'GET',
    path: '/peopleevents',
    description: 'Lists what people did and were refused, the latest first',
    permission: 'peopleevents:read',
    answer: PeopleEvent,
    queryParameters: ['person', 'offset', 'limit'],
    handle: async ({ queryParameters }, { people: { database } }) => {
      const { person } = queryParameters;
      return listAnswer(
        (await listPeopleEvents(database, { person, ...pageOf(queryParameters) })).map(toldEvent),
      );
    },
  }),
];

/** Who does it, for the journal: a person, or an application's context. */
export function actorOf({ caller }: Exchange): string {
  return caller.person?.id ?? caller.context.Identifier;
}

function told(person: StoredPerson): Person {
  const { id, login, name, email, language, status, provider, groups } = person;
  return {
    id,
    login,
    name,
    ...(email === undefined ? {} : { email }),
    ...(language === undefined ? {} : { language }),
    status,
    provider,
    groups: [...groups],
    passwordChangeRequired: person.passwordExpiresAt !== undefined,
    createdAt: person.createdAt.toISOString(),
    ...(person.lastSignInAt === undefined ? {} : { lastSignInAt: person.lastSignInAt.toISOString() }),
  };
}

function toldEvent(event: ListedPeopleEvent): PeopleEvent {
  const { at, type, outcome, person, actor, address, detail, operation } = event;
  return {
    at: at.toISOString(),
    type,
    outcome,
    ...(person === undefined ? {} : { person }),
    ...(actor === undefined ? {} : { actor }),
    ...(address === undefined ? {} : { address }),
    detail,
    ...(operation === undefined ? {} : { operation }),
  };
}

function toldWithPassword(person: StoredPerson, handed: HandedPassword | undefined): PersonWithPassword {
  return {
    person: told(person),
    ...(handed === undefined
      ? {}
      : {
          oneTimePassword: handed.oneTimePassword,
          oneTimePasswordExpiresAt: handed.expiresAt.toISOString(),
        }),
  };
}
