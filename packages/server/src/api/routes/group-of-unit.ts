import type { JsonObject, Projection } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { objectGroupOfUnit } from '../../archive/query/index.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';
import { guidParameter } from './guid-parameter.ts';

/**
 * The object group of the unit named in the path, as the access contract shows it.
 *
 * @throws UNIT_WITHOUT_OBJECTS (404) when the unit is unknown, hidden by the contract, or has no group
 */
export async function groupOfUnit(
  exchange: Exchange,
  services: ApiServices,
  projection: Projection,
): Promise<JsonObject> {
  const unitId = guidParameter(exchange, 'idu');
  const access = accessOf(exchange, services);
  const group = await objectGroupOfUnit(services.database, { unitId, access, projection });
  if (group === undefined) throw chartrierError('UNIT_WITHOUT_OBJECTS', { unit: unitId });
  return group;
}
