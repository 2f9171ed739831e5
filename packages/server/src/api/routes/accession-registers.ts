import { QUERY_BODIES } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  selectRegisterDetails,
  selectRegisterSummaries,
  selectSymbolicRegisters,
} from '../../archive/query/index.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRoute, type Route } from '../route.ts';
import { accessOf, searchSettings } from './access.ts';
import { refusedByAdmin, refusedWith } from './refusal-families.ts';

/** Accession registers: what each originating agency holds, and entry by entry. */
export const ACCESSION_REGISTER_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'admin',
    method: 'GET',
    path: '/accessionregisters',
    description: 'Searches what originating agencies hold',
    permission: 'accessionregisters:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedByAdmin(),
    parse: QUERY_BODIES.searchReferential,
    handle: async (query, exchange, services) => {
      const access = accessOf(exchange, services);
      const settings = searchSettings(services);
      return searchAnswer(
        await selectRegisterSummaries(services.database, { query, access, settings }),
        exchange.body,
      );
    },
  }),
  queryRoute({
    service: 'admin',
    method: 'GET',
    path: '/accessionregisterssymbolic',
    description: 'Searches what agencies see of units that others produced, night by night',
    permission: 'accessionregisterssymbolic:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020166'),
    parse: QUERY_BODIES.searchReferential,
    handle: async (query, exchange, services) => {
      const access = accessOf(exchange, services);
      const settings = searchSettings(services);
      return searchAnswer(
        await selectSymbolicRegisters(services.database, { query, access, settings }),
        exchange.body,
      );
    },
  }),
  queryRoute({
    service: 'admin',
    method: 'GET',
    path: '/accessionregisterdetails',
    description: 'Searches entries of the registers',
    permission: 'accessionregisterdetails:read',
    consumes: 'json',
    produces: 'json',
    refusals: refusedByAdmin(),
    parse: QUERY_BODIES.searchReferential,
    // Vitam does not restrict this one by the access contract
    handle: async (query, exchange, services) => {
      const { tenant } = exchange;
      const settings = searchSettings(services);
      return searchAnswer(
        await selectRegisterDetails(services.database, { query, tenant, settings }),
        exchange.body,
      );
    },
  }),
  queryRoute({
    service: 'admin',
    method: 'GET',
    path: '/accessionregisters/{OriginatingAgency}/accessionregisterdetails',
    description: 'Searches the entries of one originating agency',
    permission: 'accessionregisters:id:accessionregisterdetails:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedByAdmin({ 404: '020110' }),
    parse: QUERY_BODIES.searchReferential,
    handle: async (query, exchange, services) => {
      const originatingAgency = exchange.parameters.OriginatingAgency ?? '';
      const access = accessOf(exchange, services);
      if (access.agencies !== 'every' && !access.agencies.includes(originatingAgency))
        throw chartrierError('REGISTER_AGENCY_REFUSED', {
          contract: exchange.accessContract().Identifier,
          agency: originatingAgency,
        });
      const outcome = await selectRegisterDetails(services.database, {
        query,
        tenant: exchange.tenant,
        access,
        originatingAgency,
        settings: searchSettings(services),
      });
      return searchAnswer(outcome, exchange.body);
    },
  }),
];
