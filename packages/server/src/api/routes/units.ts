import { QUERY_BODIES } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  SCROLLED_UNITS,
  selectUnits,
  selectUnitsWithInheritedRules,
  unitById,
} from '../../archive/query/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRoute, type Route } from '../route.ts';
import { accessOf, searchSettings } from './access.ts';
import { guidParameter } from './guid-parameter.ts';
import { refusedWith } from './refusal-families.ts';
import { refuseScroll, scrollAnswer } from './scroll.ts';
import { updateUnitById } from './update-unit.ts';

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
      if (query.filter?.scroll !== undefined)
        return await scrollAnswer(SCROLLED_UNITS, query, exchange, services);
      const access = accessOf(exchange, services);
      const settings = searchSettings(services, exchange);
      const fieldTypes = await services.fieldTypes();
      const outcome = await selectUnits(services.database, { query, access, fieldTypes, settings });
      return searchAnswer(outcome, exchange.body);
    },
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/unitsWithInheritedRules',
    description: 'Searches archive units, with the rules in force on each',
    permission: 'unitsWithInheritedRules:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    // a query that does not follow the grammar is told so, under this endpoint's code
    refusals: refusedWith('020138', { query: { code: '020138', status: 412 } }),
    parse: QUERY_BODIES.searchUnits,
    handle: async (query, exchange, services) => {
      refuseScroll(query);
      const access = accessOf(exchange, services);
      const settings = searchSettings(services, exchange);
      const fieldTypes = await services.fieldTypes();
      const request = { query, access, fieldTypes, settings };
      const outcome = await selectUnitsWithInheritedRules(services.database, request);
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
  queryRoute({
    service: 'access',
    method: 'PUT',
    path: '/units/{idu}',
    description: 'Updates an archive unit',
    permission: 'units:id:update',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: {
      envelope: 'VE',
      code: (status) => (status === 404 ? '020150' : status === 409 ? '020151' : '020102'),
      contract: '020102',
      internal: true,
    },
    parse: QUERY_BODIES.updateUnit,
    handle: updateUnitById,
  }),
];
