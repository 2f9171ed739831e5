import type { Vocabulary } from './vocabulary.ts';

/** What an external `#name` stands for in the stored document. */
export interface SystemName {
  readonly stored: string;
  /** Whether what follows the name in a dotted path is kept (`#management.AccessRule`) or dropped. */
  readonly keepsRest: boolean;
  /** Known, and refused wherever a query names it, as Vitam 7 does. */
  readonly unavailable?: true;
}

const whole = (stored: string): SystemName => Object.freeze({ stored, keepsRest: false });
const prefix = (stored: string): SystemName => Object.freeze({ stored, keepsRest: true });
const unavailable = (stored: string): SystemName =>
  Object.freeze({ stored, keepsRest: false, unavailable: true as const });

/** Units and object groups (model: external and internal system fields). Keys are in lower case. */
const ARCHIVE_NAMES: ReadonlyMap<string, SystemName> = new Map([
  ['#id', whole('_id')],
  ['#tenant', whole('_tenant')],
  ['#version', whole('_v')],
  ['#unittype', whole('_unitType')],
  ['#opi', whole('_opi')],
  ['#operations', whole('_ops')],
  ['#opts', whole('_opts')],
  ['#originating_agency', whole('_sp')],
  ['#originating_agencies', whole('_sps')],
  ['#unitups', whole('_up')],
  ['#allunitups', whole('_us')],
  ['#uds', whole('_uds')],
  ['#graph', whole('_graph')],
  ['#min', whole('_min')],
  ['#max', whole('_max')],
  ['#object', whole('_og')],
  ['#nbunits', whole('_nbc')],
  ['#nbobjects', whole('_nbc')],
  ['#management', prefix('_mgt')],
  ['#storage', prefix('_storage')],
  ['#qualifiers', prefix('_qualifiers')],
  ['#type', whole('_profil')],
  ['#size', whole('_qualifiers.versions.Size')],
  ['#format', whole('_qualifiers.versions.FormatIdentification.FormatId')],
  ['#dua', prefix('_mgt.AppraisalRule')],
  ['#score', whole('_score')],
  ['#elimination', prefix('_elimination')],
  ['#computedinheritedrules', prefix('_computedInheritedRules')],
  ['#validcomputedinheritedrules', whole('_validComputedInheritedRules')],
  ['#history', prefix('_history')],
  ['#sedaversion', whole('_sedaVersion')],
  ['#implementationversion', whole('_implementationVersion')],
  // where a unit was in the tree that was sent to the pre-deposit (Vitam 8)
  ['#uploadpath', whole('_uploadPath')],
  ['#approximate_creation_date', whole('_acd')],
  ['#approximate_update_date', whole('_aud')],
  ['#graph_last_persisted_date', unavailable('_glpd')],
  ['#managementcontractid', unavailable('_managementContractId')],
]);

/** Known everywhere, mapped nowhere: taken as they are, they match nothing. */
const LITERAL_NAMES = new Set(['#usage', '#parent_originating_agencies', '#lastpersisteddate', '#all']);

const REFERENTIAL_NAMES: ReadonlyMap<string, SystemName> = new Map([
  ['#id', whole('_id')],
  ['#tenant', whole('_tenant')],
  ['#version', whole('_v')],
  ['#sedaversion', whole('_sedaVersion')],
  ['#implementationversion', whole('_implementationVersion')],
]);

const LOGBOOK_NAMES: ReadonlyMap<string, SystemName> = new Map([
  ['#id', whole('_id')],
  ['#tenant', whole('_tenant')],
  ['#version', whole('_v')],
  ['#lastpersisteddate', whole('_lastPersistedDate')],
]);

const NAMES: Readonly<Record<Vocabulary, ReadonlyMap<string, SystemName>>> = {
  unit: ARCHIVE_NAMES,
  objectgroup: ARCHIVE_NAMES,
  referential: REFERENTIAL_NAMES,
  logbook: LOGBOOK_NAMES,
};

/** What a `#name` stands for (names are compared without case); `literal` when it stands for itself. */
export function systemName(name: string, vocabulary: Vocabulary): SystemName | 'literal' | undefined {
  const key = name.toLowerCase();
  const mapped = NAMES[vocabulary].get(key);
  if (mapped) return mapped;
  return ARCHIVE_NAMES.has(key) || LITERAL_NAMES.has(key) ? 'literal' : undefined;
}
