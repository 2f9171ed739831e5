import { timingSafeEqual } from 'node:crypto';
import { HEADERS, lowerCase } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { findSession, type StoredSession } from '../../security/index.ts';
import type { IncomingRequest } from '../pipeline/incoming-request.ts';
import type { ApiServices } from '../services.ts';
import { sessionCookie } from './session-cookie.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The session that a request comes with; undefined when it brings no cookie.
 *
 * @throws SESSION_ENDED; CSRF_TOKEN_REFUSED when the request may change something and does not carry the session's
 *   token: the cookie alone proves which browser it is, not that a page of ours asked
 */
export async function sessionOfRequest(
  request: IncomingRequest,
  { people, settings }: ApiServices,
): Promise<StoredSession | undefined> {
  const token = sessionCookie(request, settings);
  if (token === undefined) return undefined;
  const session = await findSession(people.database, token, people.now(), people.lifetimes);
  if (session === undefined) throw chartrierError('SESSION_ENDED');
  const reads = READING.has(request.method) && READING.has(request.message.method ?? '');
  if (!reads && !isSame(request.header(lowerCase(HEADERS.csrfToken)), session.csrfToken))
    throw chartrierError('CSRF_TOKEN_REFUSED');
  return session;
}

function isSame(given: string | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
