import { QUERY_BODIES } from '@chartrier/api-schema';
import { SCROLLED_OBJECT_GROUPS, selectObjectGroups } from '../../archive/query/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRoute, type Route } from '../route.ts';
import { accessOf, searchSettings } from './access.ts';
import { groupOfUnit } from './group-of-unit.ts';
import { downloadObject } from './object-download.ts';
import { refusedWith } from './refusal-families.ts';
import { scrollAnswer } from './scroll.ts';

/** Object groups and the bytes of their objects. */
export const OBJECT_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/objects',
    description: 'Searches object groups',
    permission: 'objects:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020149', { query: { code: '020149', status: 412 } }),
    parse: QUERY_BODIES.searchObjectGroups,
    handle: async (query, exchange, services) => {
      if (query.filter?.scroll !== undefined)
        return await scrollAnswer(SCROLLED_OBJECT_GROUPS, query, exchange, services);
      const access = accessOf(exchange, services);
      const settings = searchSettings(services, exchange);
      const fieldTypes = await services.fieldTypes();
      const outcome = await selectObjectGroups(services.database, {
        query,
        access,
        fieldTypes,
        settings,
      });
      return searchAnswer(outcome, exchange.body);
    },
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/units/{idu}/objects',
    description: 'Reads the object group of an archive unit',
    permission: 'units:id:objects:read:json',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020103'),
    parse: QUERY_BODIES.readObjectGroup,
    handle: async ({ projection }, exchange, services) =>
      listAnswer([await groupOfUnit(exchange, services, projection)], { context: exchange.body }),
  }),
  {
    service: 'access',
    method: 'GET',
    path: '/units/{idu}/objects',
    description: 'Downloads an object of an archive unit, whole or in part',
    permission: 'units:id:objects:read:binary',
    accessContract: true,
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedWith('020119'),
    handle: downloadObject,
  },
];
