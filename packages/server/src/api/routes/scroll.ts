import { randomUUID } from 'node:crypto';
import { dslFault, type SelectMultiple } from '@chartrier/dsl';
import { type Scrolled, scrollPage } from '../../archive/query/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { searchAnswer } from '../answers/search-answer.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { accessOf, searchSettings } from './access.ts';

/** A page of a scroll, in the envelope of a search; `$hits.scrollId` names the next one. @throws as `scrollPage` */
export async function scrollAnswer(
  scrolled: Scrolled,
  query: SelectMultiple,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const outcome = await scrollPage(services.database, scrolled, {
    query,
    access: accessOf(exchange, services),
    fieldTypes: await services.fieldTypes(),
    settings: searchSettings(services),
    contract: exchange.accessContract().Identifier,
    now: services.clock.now(),
    newId: randomUUID(),
    maxResults: services.scrollResults,
  });
  return searchAnswer(outcome, exchange.body);
}

/** For searches that are not read page after page. @throws QUERY_IMPOSSIBLE (400) */
export function refuseScroll({ filter }: SelectMultiple): void {
  if (filter?.scroll === undefined) return;
  const text = {
    fr: 'cette recherche ne se parcourt pas page après page',
    en: 'this search cannot be scrolled',
    remedyFr: 'retirer $scrollId, ou parcourir /units puis demander les règles page par page',
    remedyEn: 'remove $scrollId, or scroll /units then ask for the rules a page at a time',
  };
  throw queryRefusal([dslFault('UNSUPPORTED', '$.$filter.$scrollId', text, { stage: 'execution' })]);
}
