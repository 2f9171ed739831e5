import { performance } from 'node:perf_hooks';
import { ExplainedSearch, QUERY_BODIES } from '@chartrier/api-schema';
import type { SelectMultiple } from '@chartrier/dsl';
import { type AccessFilter, selectUnits } from '../../archive/query/index.ts';
import { checkContextControl } from '../../security/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { found } from '../answers/search-answer.ts';
import type { Exchange } from '../exchange.ts';
import { queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf, searchSettings } from './access.ts';
import { refusedWith } from './refusal-families.ts';
import { refuseScroll } from './scroll.ts';

/** How a search of units runs; it is run, and its results are not given. */
export const EXPLAIN_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'chartrier',
    method: 'GET',
    path: '/units/explain',
    description: 'Tells how a search of archive units runs: SQL, filter of the access contract, time',
    permission: 'units:explain',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    answer: ExplainedSearch,
    refusals: refusedWith('020100'),
    parse: QUERY_BODIES.searchUnits,
    handle: explain,
  }),
];

async function explain(
  query: SelectMultiple,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  refuseScroll(query);
  refuseForeignContract(exchange, services);
  const access = accessOf(exchange, services);
  const fieldTypes = await services.fieldTypes();
  const started = performance.now();
  const told: { readonly sql: string; readonly values: readonly unknown[]; readonly at: number }[] = [];
  const settings = {
    ...searchSettings(services),
    explain: ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
      told.push({ sql: text, values, at: performance.now() });
    },
  };
  const { hits } = found(await selectUnits(services.database, { query, access, fieldTypes, settings }));
  const ended = performance.now();
  const explained: ExplainedSearch = {
    filter: filterOf(access, exchange),
    statements: told.map(({ sql, values, at }, index) => ({
      sql,
      values: [...values],
      milliseconds: rounded((told[index + 1]?.at ?? ended) - at),
    })),
    milliseconds: rounded(ended - started),
    total: hits.total,
  };
  return listAnswer([explained], { context: exchange.body });
}

/** A context whose contracts are limited may look through these only, here as under `/access-external`. */
function refuseForeignContract(
  { caller, tenant, accessContract }: Exchange,
  { settings }: ApiServices,
): void {
  const refusal = checkContextControl(caller, {
    tenant,
    administrationTenant: settings.administrationTenant,
    pathFamily: 'access',
    accessContract: accessContract().Identifier,
  });
  if (refusal !== undefined) throw refusal;
}

function filterOf(access: AccessFilter, exchange: Exchange): ExplainedSearch['filter'] {
  const { tenant, today, rootUnits, excludedRootUnits, agencies, ruleCategories } = access;
  return {
    accessContract: exchange.accessContract().Identifier,
    tenant,
    today,
    rootUnits: [...rootUnits],
    excludedRootUnits: [...excludedRootUnits],
    ...(agencies === 'every' ? {} : { originatingAgencies: [...agencies] }),
    ruleCategories: [...ruleCategories],
  };
}

/** To the tenth of a millisecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
