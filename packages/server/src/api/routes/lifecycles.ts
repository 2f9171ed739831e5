import { type GetById, type JsonObject, type JsonValue, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { objectGroupById, unitById } from '../../archive/query/index.ts';
import { type LifecycleKind, readLifecycle } from '../../logbook/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { guidParameter } from './guid-parameter.ts';

/** The lifecycle of a unit that the access contract shows. @throws UNIT_NOT_FOUND (404) */
export async function unitLifecycle(
  _query: GetById,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const id = guidParameter(exchange, 'id');
  const access = accessOf(exchange, services);
  const unit = await unitById(services.database, { id, access, projection: WHOLE_DOCUMENT });
  if (unit === undefined) throw chartrierError('UNIT_NOT_FOUND', { unit: id });
  return lifecycleAnswer('unit', unit, exchange, services);
}

/** The lifecycle of an object group that the access contract shows. @throws OBJECT_GROUP_NOT_FOUND (404) */
export async function groupLifecycle(
  _query: GetById,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const id = guidParameter(exchange, 'id');
  const access = accessOf(exchange, services);
  const group = await objectGroupById(services.database, { id, access, projection: WHOLE_DOCUMENT });
  if (group === undefined) throw chartrierError('OBJECT_GROUP_NOT_FOUND', { group: id });
  return lifecycleAnswer('objectgroup', group, exchange, services);
}

async function lifecycleAnswer(
  kind: LifecycleKind,
  item: JsonObject,
  exchange: Exchange,
  { database }: ApiServices,
): Promise<RouteAnswer> {
  const itemId = textOf(item['#id']);
  const lifecycle = await readLifecycle(database, {
    tenant: exchange.tenant,
    kind,
    itemId,
    createdBy: textOf(item['#opi']),
    operations: textsOf(item['#operations']),
  });
  if (lifecycle === undefined) throw new Error(`${kind} ${itemId} has no lifecycle`);
  // clients read either spelling of the id
  const named = { '#id': lifecycle._id, '#tenant': lifecycle._tenant, ...lifecycle };
  return listAnswer([named], { context: exchange.body });
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
