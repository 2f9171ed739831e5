import { HEADERS } from '@chartrier/api-schema';
import { type JsonObject, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { mayDownload } from '../../archive/query/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { groupOfUnit } from './group-of-unit.ts';
import { objectOf, serveObject } from './serve-object.ts';

/**
 * Streams the object of a unit that X-Qualifier and X-Version name. A usage that the contract does not allow is refused
 * before anything is looked up.
 *
 * @throws HEADER_MISSING, HEADER_UNREADABLE (412); USAGE_REFUSED (401); UNIT_WITHOUT_OBJECTS, OBJECT_NOT_FOUND (404);
 *   and what `serveObject` throws
 */
export async function downloadObject(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  return serveObject(await objectAsked(exchange, services), exchange, services, exchange.parameters.idu);
}

/** The object of a unit that X-Qualifier and X-Version name. @throws as `downloadObject` */
export async function objectAsked(exchange: Exchange, services: ApiServices): Promise<JsonObject> {
  const usage = usageOf(exchange);
  const version = versionOf(exchange);
  if (!mayDownload(accessOf(exchange, services), usage))
    throw chartrierError('USAGE_REFUSED', { contract: exchange.accessContract().Identifier, usage });
  const group = await groupOfUnit(exchange, services, WHOLE_DOCUMENT);
  const object = objectOf(group, usage, version);
  const unit = exchange.parameters.idu ?? '';
  if (object === undefined) throw chartrierError('OBJECT_NOT_FOUND', { unit, usage, version });
  return object;
}

function usageOf(exchange: Exchange): string {
  const expected = 'BinaryMaster, Dissemination, Thumbnail, TextContent, PhysicalMaster';
  const usage = exchange.header(HEADERS.qualifier);
  if (usage === undefined || usage === '')
    throw chartrierError('HEADER_MISSING', { header: HEADERS.qualifier, expected });
  // a version may be written with the usage (BinaryMaster_1): X-Version decides
  return usage.split('_', 1)[0] ?? usage;
}

function versionOf(exchange: Exchange): number {
  const expected = '1, 2, 3…';
  const version = exchange.header(HEADERS.version);
  if (version === undefined || version === '')
    throw chartrierError('HEADER_MISSING', { header: HEADERS.version, expected });
  if (!/^\d{1,9}$/.test(version))
    throw chartrierError('HEADER_UNREADABLE', { header: HEADERS.version, value: version, expected });
  return Number(version);
}
