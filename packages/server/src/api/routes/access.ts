import { type AccessFilter, accessFilter, type SearchSettings } from '../../archive/query/index.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';

/** What the request's access contract lets see, today. */
export function accessOf(exchange: Exchange, { clock }: ApiServices): AccessFilter {
  const today = clock.now().toISOString().slice(0, 10);
  return accessFilter(exchange.accessContract(), exchange.tenant, today);
}

/** What bounds a search; with the exchange, also that its caller may go. */
export function searchSettings({ settings }: ApiServices, exchange?: Exchange): SearchSettings {
  return {
    statementTimeoutMilliseconds: settings.searchTimeoutMilliseconds,
    trackTotalHitsAllowed: settings.trackTotalHitsAllowed,
    ...(exchange === undefined ? {} : { gone: exchange.signal }),
  };
}
