import {
  type AccessFilter,
  accessFilter,
  type FieldTypes,
  fieldTypesOf,
  type SearchSettings,
} from '../../archive/query/index.ts';
import { openReferentialSnapshot } from '../../referential/index.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';

/** What the request's access contract lets see, today. */
export function accessOf(exchange: Exchange, { clock }: ApiServices): AccessFilter {
  const today = clock.now().toISOString().slice(0, 10);
  return accessFilter(exchange.accessContract(), exchange.tenant, today);
}

/** The ontology's types, which say how an unknown field is compared. */
export async function fieldTypes(
  exchange: Exchange,
  { database, settings }: ApiServices,
): Promise<FieldTypes> {
  const { administrationTenant } = settings;
  const referential = openReferentialSnapshot(database, { tenant: exchange.tenant, administrationTenant });
  return fieldTypesOf((await referential.all('Ontology')).values());
}

export function searchSettings({ settings }: ApiServices): SearchSettings {
  return {
    statementTimeoutMilliseconds: settings.searchTimeoutMilliseconds,
    trackTotalHitsAllowed: settings.trackTotalHitsAllowed,
  };
}
