import { SessionState, SignIn } from '@chartrier/api-schema';
import Type from 'typebox';
import {
  closeSession,
  findSession,
  keepPeopleEvent,
  type OpenedSession,
  PERMISSIONS,
  signInWithPassword,
} from '../../security/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { accepted } from '../pipeline/refuse.ts';
import type { ApiServices } from '../services.ts';
import { giveSession, takeSession } from './session-cookie.ts';
import type { SessionRoute } from './session-route.ts';
import { tellSession } from './tell-session.ts';

const signIn = checkedBody(SignIn);

/** Signing in and out, and who is signed in. */
export const SIGN_IN_ROUTES: readonly SessionRoute[] = [
  {
    method: 'POST',
    path: '/session',
    description: 'Signs in with a login and a password',
    access: 'everyone',
    body: signIn,
    answer: SessionState,
    handle: async (exchange, services) =>
      welcomed(
        accepted(await signInWithPassword(services.people, signIn.check(exchange.body), exchange)),
        services,
      ),
  },
  {
    method: 'GET',
    path: '/session',
    description: 'Tells who is signed in, and what they may do',
    access: 'changing',
    answer: SessionState,
    handle: async (session, _exchange, services) => ({
      kind: 'json',
      value: tellSession(session, services),
      headers: { 'Cache-Control': 'no-store' },
    }),
  },
  {
    method: 'DELETE',
    path: '/session',
    description: 'Signs out',
    access: 'changing',
    handle: async (session, { address }, { people, settings }) => {
      await closeSession(people.database, session.id);
      await keepPeopleEvent(people.database, {
        at: people.now(),
        type: 'CHARTRIER_SIGN_OUT',
        outcome: 'OK',
        person: session.person.id,
        address,
      });
      return { kind: 'empty', status: 204, headers: { 'Set-Cookie': takeSession(settings) } };
    },
  },
  {
    method: 'GET',
    path: '/permissions',
    description: 'Lists the permissions that groups and security profiles may hold',
    access: 'person',
    answer: Type.Array(Type.String()),
    handle: async () => ({ kind: 'json', value: PERMISSIONS }),
  },
];

/** The answer to a sign-in: who is signed in, and the cookie. */
export async function welcomed(opened: OpenedSession, services: ApiServices): Promise<RouteAnswer> {
  const { people, settings } = services;
  const session = await findSession(people.database, opened.token, people.now(), people.lifetimes);
  if (session === undefined) throw new Error('the session that was just opened is gone');
  return {
    kind: 'json',
    value: tellSession(session, services),
    headers: { 'Set-Cookie': giveSession(opened.token, settings), 'Cache-Control': 'no-store' },
  };
}
