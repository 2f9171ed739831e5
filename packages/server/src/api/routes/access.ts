import { type AccessFilter, accessFilter, type SearchSettings } from '../../archive/query/index.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';

/** What the request's access contract lets see, today. */
export function accessOf(exchange: Exchange, { clock }: ApiServices): AccessFilter {
  const today = clock.now().toISOString().slice(0, 10);
  return accessFilter(exchange.accessContract(), exchange.tenant, today);
}

export function searchSettings({ settings }: ApiServices): SearchSettings {
  return {
    statementTimeoutMilliseconds: settings.searchTimeoutMilliseconds,
    trackTotalHitsAllowed: settings.trackTotalHitsAllowed,
  };
}
