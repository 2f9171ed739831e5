import { QUERY_BODIES, Unit } from '@chartrier/api-schema';
import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import {
  accessFilter,
  renderUnit,
  selectUnits,
  selectUnitsWithInheritedRules,
  unitsInPreparation,
} from '../../archive/query/index.ts';
import { createUnit, findTransaction, findUnit } from '../../collect/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import type { Exchange } from '../exchange.ts';
import { queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { searchSettings } from './access.ts';
import { COLLECT_REFUSALS, jsonObjectOf, transactionOf } from './collect-answers.ts';
import { refusedWith } from './refusal-families.ts';
import { refuseScroll } from './scroll.ts';

const common = { service: 'collect', consumes: 'json', produces: 'json', answer: Unit } as const;

/** Units of a transaction: created one by one, searched with the language of the archive, read by id. */
export const COLLECT_UNIT_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'POST',
    path: '/transactions/{transactionId}/units',
    description: 'Adds a unit to an open transaction',
    permission: 'transaction:unit:create',
    body: { kind: 'json' },
    refusals: COLLECT_REFUSALS,
    handle: async (exchange, { collect }) => {
      const document = await createUnit(collect, transactionOf(exchange), jsonObjectOf(exchange));
      return listAnswer([told(exchange.tenant, document)]);
    },
  },
  queryRoute({
    ...common,
    method: 'GET',
    path: '/transactions/{transactionId}/units',
    description: 'Searches the units of a transaction; all of them when the query is empty',
    permission: 'transaction:unit:read',
    refusals: refusedWith('130100'),
    parse: QUERY_BODIES.searchUnits,
    handle: async (query, exchange, services) => {
      refuseScroll(query);
      const request = { query, ...(await whereToSearch(exchange, services)) };
      return searchAnswer(await selectUnits(services.database, request), exchange.body);
    },
  }),
  queryRoute({
    ...common,
    method: 'GET',
    path: '/transactions/{transactionId}/unitsWithInheritedRules',
    description: 'Searches the units of a transaction, with the rules in force on each',
    permission: 'transaction:unitsWithInheritedRules:read',
    refusals: COLLECT_REFUSALS,
    parse: QUERY_BODIES.searchUnits,
    handle: async (query, exchange, services) => {
      refuseScroll(query);
      const request = { query, ...(await whereToSearch(exchange, services)) };
      return searchAnswer(await selectUnitsWithInheritedRules(services.database, request), exchange.body);
    },
  }),
  {
    ...common,
    method: 'GET',
    path: '/units/{unitId}',
    description: 'Reads a unit of a transaction',
    permission: 'transaction:unit:id:read',
    consumes: 'any',
    body: { kind: 'none' },
    refusals: COLLECT_REFUSALS,
    handle: async ({ tenant, parameters }, { collect }) => {
      const { document } = await findUnit(collect.database, tenant, parameters.unitId ?? '');
      return listAnswer([told(tenant, document)]);
    },
  },
];

/**
 * The units of the transaction alone, of the tenant, without an access contract: none applies before the deposit.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN
 */
async function whereToSearch(exchange: Exchange, services: ApiServices) {
  const { id } = await findTransaction(services.database, transactionOf(exchange));
  const today = services.clock.now().toISOString().slice(0, 10);
  return {
    units: unitsInPreparation(id),
    access: accessFilter(
      { EveryOriginatingAgency: true, EveryDataObjectVersion: true },
      exchange.tenant,
      today,
    ),
    fieldTypes: await services.fieldTypes(),
    settings: searchSettings(services, exchange),
  };
}

function told(tenant: number, document: Parameters<typeof renderUnit>[0]['document']) {
  const { _id, _v } = document;
  return renderUnit({ id: String(_id), tenant, version: Number(_v), document }, WHOLE_DOCUMENT);
}
