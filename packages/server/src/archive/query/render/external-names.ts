import type { JsonObject, JsonValue } from '@chartrier/dsl';

/** Stored names of units and groups, as callers see them (the contrary of the query language's table). */
export const ARCHIVE_NAMES: ReadonlyMap<string, string> = new Map([
  ['_id', '#id'],
  ['_tenant', '#tenant'],
  ['_v', '#version'],
  ['_unitType', '#unitType'],
  ['_opi', '#opi'],
  ['_ops', '#operations'],
  ['_opts', '#opts'],
  ['_sp', '#originating_agency'],
  ['_sps', '#originating_agencies'],
  ['_up', '#unitups'],
  ['_us', '#allunitups'],
  ['_min', '#min'],
  ['_max', '#max'],
  ['_og', '#object'],
  ['_mgt', '#management'],
  ['_storage', '#storage'],
  ['_qualifiers', '#qualifiers'],
  ['_profil', '#type'],
  ['_elimination', '#elimination'],
  ['_computedInheritedRules', '#computedInheritedRules'],
  ['_validComputedInheritedRules', '#validComputedInheritedRules'],
  ['_history', '#history'],
  ['_sedaVersion', '#sedaVersion'],
  ['_implementationVersion', '#implementationVersion'],
  ['_uploadPath', '#uploadPath'],
  ['_uploadPathBytes', '#uploadPathBytes'],
  ['_acd', '#approximate_creation_date'],
  ['_aud', '#approximate_update_date'],
  ['_managementContractId', '#managementContractId'],
]);

/** Kept in the stored document, never shown. */
export const HIDDEN_NAMES: ReadonlySet<string> = new Set([
  '_uds',
  '_graph',
  '_glpd',
  '_av',
  '_us_sp',
  '_score',
]);

/** Reference data and registers rename these five only. */
export const REFERENTIAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['_id', '#id'],
  ['_tenant', '#tenant'],
  ['_v', '#version'],
  ['_sedaVersion', '#sedaVersion'],
  ['_implementationVersion', '#implementationVersion'],
]);

export const LOGBOOK_NAMES: ReadonlyMap<string, string> = new Map([
  ['_id', '#id'],
  ['_tenant', '#tenant'],
  ['_v', '#version'],
  ['_lastPersistedDate', '#lastPersistedDate'],
]);

/** Renames an object's own keys; those that `hidden` names, and values that are null, are left out. */
export function renamed(
  document: JsonObject,
  names: ReadonlyMap<string, string>,
  hidden: ReadonlySet<string> = new Set(),
): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(document)) {
    if (!hidden.has(name) && value !== null) entries.push([names.get(name) ?? name, value]);
  }
  return Object.fromEntries(entries);
}
