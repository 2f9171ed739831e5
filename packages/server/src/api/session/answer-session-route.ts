import { chartrierError, isChartrierError } from '@chartrier/messages';
import { namedRefusal } from '../answers/refusal.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { jsonOfText, readWhole } from '../bodies/read-body.ts';
import type { IncomingRequest } from '../pipeline/incoming-request.ts';
import type { Outcome } from '../pipeline/pipeline.ts';
import { readerLanguage } from '../pipeline/reader-language.ts';
import type { ApiServices } from '../services.ts';
import { sessionOfRequest } from './session-of-request.ts';
import type { SessionExchange, SessionRoute } from './session-route.ts';

/** A login and a password, or a name: nothing long is said here, and nobody is known yet. */
const MAX_BODY_BYTES = 16 * 1024;

/** Takes a request to a session route through its stages: the session if there is one, the body, the logic. */
export async function answerSessionRoute(
  request: IncomingRequest,
  route: SessionRoute,
  services: ApiServices,
): Promise<Outcome> {
  const language = readerLanguage(request.header('accept-language'), services.settings.language);
  try {
    const answer = await answerOf(request, route, language, services);
    return { requestId: undefined, language, result: { answer } };
  } catch (thrown) {
    const error = isChartrierError(thrown)
      ? thrown
      : chartrierError('INTERNAL_ERROR', undefined, { cause: thrown });
    if (error.status >= 500) services.logger.error({ error }, error.message);
    const headers =
      error.parameters.seconds === undefined ? {} : { 'Retry-After': String(error.parameters.seconds) };
    const refusal = namedRefusal(error.status, 'CHARTRIER', error, language);
    return { requestId: undefined, language, result: { refusal: { ...refusal, headers } } };
  }
}

async function answerOf(
  request: IncomingRequest,
  route: SessionRoute,
  language: SessionExchange['language'],
  services: ApiServices,
): Promise<RouteAnswer> {
  // signing in needs no session, and one that has ended must not hinder it
  const session = route.access === 'everyone' ? undefined : await sessionOfRequest(request, services);
  if (route.access !== 'everyone' && session === undefined) throw chartrierError('SESSION_ABSENT');
  if (route.access === 'person' && session?.person.passwordChangeRequired === true)
    throw chartrierError('PASSWORD_CHANGE_REQUIRED');
  const body =
    route.body === undefined
      ? undefined
      : route.body.check(jsonOfText(await readWhole(request.openBody(), MAX_BODY_BYTES)));
  const exchange: SessionExchange = {
    request,
    language,
    parameters: request.parameters,
    body,
    address: services.settings.proxies.addressOf(request.message),
    userAgent: request.header('user-agent'),
  };
  if (route.access === 'everyone') return route.handle(exchange, services);
  if (session === undefined) throw chartrierError('SESSION_ABSENT');
  return route.handle(session, exchange, services);
}
