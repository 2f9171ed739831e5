import { OpenSession, OwnAccount, PasswordChange, SessionState } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import Type from 'typebox';
import {
  changeOwnPassword,
  changePerson,
  checkJson,
  findSession,
  sessionsOf,
  signOutEverywhere,
} from '../../security/index.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { accepted } from '../pipeline/refuse.ts';
import { sessionCookie, takeSession } from './session-cookie.ts';
import type { SessionRoute } from './session-route.ts';
import { welcomed } from './sign-in-routes.ts';
import { tellSession } from './tell-session.ts';

const passwordChange = checkedBody(PasswordChange);
const ownAccount = checkedBody(OwnAccount);

/** What a person does with their own account. */
export const OWN_ACCOUNT_ROUTES: readonly SessionRoute[] = [
  {
    method: 'PUT',
    path: '/me/password',
    description: 'Changes one’s own password; every other session ends',
    access: 'changing',
    body: passwordChange,
    answer: SessionState,
    handle: async (session, exchange, services) =>
      welcomed(
        accepted(
          await changeOwnPassword(services.people, session, passwordChange.check(exchange.body), exchange),
        ),
        services,
      ),
  },
  {
    method: 'PUT',
    path: '/me',
    description: 'Changes one’s own name or language',
    access: 'person',
    body: ownAccount,
    answer: SessionState,
    handle: async ({ person }, { request, body }, services) => {
      const { people, settings } = services;
      const unsafe = checkJson(body);
      if (unsafe !== undefined) throw unsafe;
      await changePerson(people.database, person.id, ownAccount.check(body));
      const token = sessionCookie(request, settings) ?? '';
      const session = await findSession(people.database, token, people.now(), people.lifetimes);
      if (session === undefined) throw chartrierError('SESSION_ENDED');
      return { kind: 'json', value: tellSession(session, services) };
    },
  },
  {
    method: 'GET',
    path: '/me/sessions',
    description: 'Lists one’s own open sessions',
    access: 'person',
    answer: Type.Array(OpenSession),
    handle: async (session, _exchange, { people }) => {
      const open = await sessionsOf(people.database, session.person.id, people.now(), people.lifetimes);
      return {
        kind: 'json',
        value: open.map(
          ({ id, createdAt, lastSeenAt, expiresAt, address, userAgent }): OpenSession => ({
            id,
            current: id === session.id,
            createdAt: createdAt.toISOString(),
            lastSeenAt: lastSeenAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            ...(address === undefined ? {} : { address }),
            ...(userAgent === undefined ? {} : { userAgent }),
          }),
        ),
      };
    },
  },
  {
    method: 'DELETE',
    path: '/me/sessions',
    description: 'Signs out everywhere, here too',
    access: 'changing',
    handle: async ({ person }, _exchange, { people, settings }) => {
      const refusal = await signOutEverywhere(people, person.id, person.id);
      if (refusal !== undefined) throw refusal;
      return { kind: 'empty', status: 204, headers: { 'Set-Cookie': takeSession(settings) } };
    },
  },
];
