import { ProcessPause } from '@chartrier/api-schema';
import { forcePause, removeForcedPause } from '../../operations/engine/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { readModel } from '../bodies/read-model.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** An operator holds operations of a type or a tenant, and lets them go. */
export const FORCED_PAUSE_ROUTES: readonly Route[] = [
  {
    service: 'admin',
    method: 'POST',
    path: '/forcepause',
    description: 'Makes operations of a type or a tenant stop after each step',
    permission: 'forcepause:check',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: refusedByAdmin(),
    handle: (exchange, services) => hold(forcePause, exchange, services),
  },
  {
    service: 'admin',
    method: 'POST',
    path: '/removeforcepause',
    description: 'Ends a forced pause',
    permission: 'removeforcepause:check',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: refusedByAdmin(),
    handle: (exchange, services) => hold(removeForcedPause, exchange, services),
  },
];

async function hold(
  change: typeof forcePause,
  exchange: Exchange,
  { database }: ApiServices,
): Promise<RouteAnswer> {
  const pause = readModel(ProcessPause, withoutNulls(exchange.body));
  await change(database, pause);
  return listAnswer([pause]);
}

/** Vitam's clients write absent criteria as null. */
function withoutNulls(body: unknown): unknown {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
