import { QUERY_BODIES } from '@chartrier/api-schema';
import type { Batch } from '@chartrier/dsl';
import { launchComputedRules } from '../../operations/computed-inherited-rules/index.ts';
import { operationStatus } from '../../operations/engine/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import type { Exchange } from '../exchange.ts';
import { queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { operationCaller } from './operation-caller.ts';
import { itemOf } from './operations.ts';
import { refusedWith } from './refusal-families.ts';

const path = '/units/computedInheritedRules';

/** Rules in force, computed and kept on units. Vitam refuses with 500 what a caller may correct; here it is a 4xx. */
export const COMPUTED_INHERITED_RULES_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'POST',
    path,
    description: 'Computes the rules in force on archive units, and keeps them on these units',
    permission: 'computeInheritedRules:action',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020113'),
    parse: QUERY_BODIES.unitBatch,
    handle: (query, exchange, services) => launch('compute', query, exchange, services),
  }),
  queryRoute({
    service: 'access',
    method: 'DELETE',
    path,
    description: 'Removes the computed rules of archive units',
    permission: 'computeInheritedRules:delete',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020113'),
    parse: QUERY_BODIES.unitBatch,
    handle: (query, exchange, services) => launch('remove', query, exchange, services),
  }),
];

/** As Vitam answers these launches: 200, and 202 in the envelope. */
async function launch(
  kind: 'compute' | 'remove',
  query: Batch,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const { tenant, requestId: operationId } = exchange;
  const contract = exchange.accessContract();
  const faults = await launchComputedRules(services.computedRules, {
    kind,
    tenant,
    operationId,
    caller: { ...operationCaller(exchange), accessContract: contract.Identifier },
    contract,
    access: accessOf(exchange, services),
    query,
  });
  if (faults.length > 0) throw queryRefusal(faults);
  const status = await operationStatus(services.database, { tenant, id: operationId });
  return listAnswer([itemOf(status)], { httpCode: 202, context: exchange.body });
}
