import { QUERY_BODIES } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { selectUnits, unitById } from '../../archive/query/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRoute, type Route } from '../route.ts';
import { accessOf, searchSettings } from './access.ts';
import { guidParameter } from './guid-parameter.ts';
import { refusedWith } from './refusal-families.ts';

/** Archive units: searched, and read by id. */
export const UNIT_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/units',
    description: 'Searches archive units',
    permission: 'units:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020100'),
    parse: QUERY_BODIES.searchUnits,
    handle: async (query, exchange, services) => {
      const access = accessOf(exchange, services);
      const settings = searchSettings(services);
      const fieldTypes = await services.fieldTypes();
      const outcome = await selectUnits(services.database, { query, access, fieldTypes, settings });
      return searchAnswer(outcome, exchange.body);
    },
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/units/{idu}',
    description: 'Reads an archive unit',
    permission: 'units:id:read:json',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020101'),
    parse: QUERY_BODIES.readUnit,
    handle: async ({ projection }, exchange, services) => {
      const id = guidParameter(exchange, 'idu');
      const access = accessOf(exchange, services);
      const unit = await unitById(services.database, { id, access, projection });
      if (unit === undefined) throw chartrierError('UNIT_NOT_FOUND', { unit: id });
      return listAnswer([unit], { context: exchange.body });
    },
  }),
];
