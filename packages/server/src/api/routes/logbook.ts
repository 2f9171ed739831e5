import { QUERY_BODIES } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { logbookOperationById, selectLogbookOperations } from '../../archive/query/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRoute, type Route } from '../route.ts';
import { searchSettings } from './access.ts';
import { guidParameter } from './guid-parameter.ts';
import { groupLifecycle, unitLifecycle } from './lifecycles.ts';
import { refusedWith } from './refusal-families.ts';

/** Journals of operations (no access contract is needed), and lifecycles of units and object groups. */
export const LOGBOOK_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/logbookoperations',
    description: 'Searches the journals of operations',
    permission: 'logbookoperations:read',
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020104'),
    parse: QUERY_BODIES.searchLogbook,
    handle: async (query, exchange, services) => {
      const { administrationTenant } = services.settings;
      const scope = { tenant: exchange.tenant, administrationTenant };
      const settings = searchSettings(services);
      return searchAnswer(
        await selectLogbookOperations(services.database, { query, scope, settings }),
        exchange.body,
      );
    },
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/logbookoperations/{id}',
    description: 'Reads the journal of an operation',
    permission: 'logbookoperations:id:read',
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020105'),
    parse: QUERY_BODIES.readLogbook,
    handle: async ({ projection }, exchange, services) => {
      const id = guidParameter(exchange, 'id');
      const { administrationTenant } = services.settings;
      const scope = { tenant: exchange.tenant, administrationTenant };
      const operation = await logbookOperationById(services.database, { id, scope, projection });
      if (operation === undefined) throw chartrierError('OPERATION_UNKNOWN', { operation: id });
      return listAnswer([operation], { context: exchange.body });
    },
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/logbookunitlifecycles/{id}',
    description: 'Reads the lifecycle of an archive unit',
    permission: 'logbookunitlifecycles:id:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020106', { contract: '010617' }),
    parse: QUERY_BODIES.readLogbook,
    handle: unitLifecycle,
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/logbookobjectslifecycles/{id}',
    description: 'Reads the lifecycle of an object group',
    permission: 'logbookobjectslifecycles:id:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020108', { contract: '010616' }),
    parse: QUERY_BODIES.readLogbook,
    handle: groupLifecycle,
  }),
];
