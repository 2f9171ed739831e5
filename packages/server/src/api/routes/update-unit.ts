import { HEADERS } from '@chartrier/api-schema';
import { createField, createProjection, type UpdateById } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { unitById } from '../../archive/query/index.ts';
import { updateUnit } from '../../operations/update/index.ts';
import { isGuid } from '../../platform/index.ts';
import { emptyAnswer, listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { operationCaller } from './operation-caller.ts';

const IDENTITY = createProjection([createField('#id', '_id')]);

/**
 * Updates a unit that the access contract shows, and answers its difference when the operation is over; 202 when the wait
 * was over first.
 *
 * @throws UNIT_NOT_FOUND (404), without an operation, and what `updateUnit` throws
 */
export async function updateUnitById(
  update: UpdateById,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const unit = exchange.parameters.idu ?? '';
  const access = accessOf(exchange, services);
  const isVisible =
    isGuid(unit) &&
    (await unitById(services.database, { id: unit, access, projection: IDENTITY })) !== undefined;
  if (!isVisible) throw chartrierError('UNIT_NOT_FOUND', { unit });
  const { operationId, status, difference } = await updateUnit(services.updates, {
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    unit,
    contract: exchange.accessContract().Identifier,
    update,
    signal: exchange.signal,
  });
  const headers = { [HEADERS.requestId]: operationId };
  if (status === 'STARTED') return emptyAnswer(202, headers);
  const result = {
    '#id': unit,
    '#status': status,
    '#key': 'UNIT_METADATA_UPDATE',
    '#message': 'Update unit OK.',
    '#diff': difference,
  };
  return listAnswer([result], { context: exchange.body, headers });
}
