import { Readable } from 'node:stream';
import type { OperationChange } from '../../operations/engine/index.ts';
import { sessionLasts } from '../../security/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** A line that says nothing keeps proxies from closing a quiet connection. */
const QUIET_LOOKS = 15;
/** When a reader whose connection was cut comes back. */
const RETRY_MILLISECONDS = 2_000;

/** Live changes of operations, as server-sent events (WHATWG HTML §9.2). */
export const OPERATION_EVENT_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'GET',
    path: '/operations/events',
    description: 'Tells the changes of operations as they happen (text/event-stream)',
    permission: 'operations:read',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: follow,
  },
];

async function follow(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const changes = services.followers.follow(exchange.tenant, exchange.signal);
  return {
    kind: 'stream',
    stream: Readable.from(eventsOf(changes, () => stillSignedIn(exchange, services))),
    mediaType: 'text/event-stream',
    headers: { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  };
}

/** Watching is no visit: a session that nobody uses ends though its page stays open, and one that was ended ends here too. */
async function stillSignedIn({ caller }: Exchange, { people }: ApiServices): Promise<boolean> {
  const { person } = caller;
  if (person === undefined) return true;
  return await sessionLasts(people.database, person.sessionId, people.now(), people.lifetimes);
}

async function* eventsOf(
  changes: AsyncGenerator<readonly OperationChange[]>,
  mayGoOn: () => Promise<boolean>,
): AsyncGenerator<string> {
  let quiet = 0;
  yield `retry: ${RETRY_MILLISECONDS}\n\n`;
  for await (const changed of changes) {
    // before anything more is told
    if (!(await mayGoOn())) return;
    quiet = changed.length === 0 ? quiet + 1 : 0;
    for (const change of changed) yield `event: operation\ndata: ${JSON.stringify(change)}\n\n`;
    if (quiet >= QUIET_LOOKS) {
      quiet = 0;
      yield ': still here\n\n';
    }
  }
}
