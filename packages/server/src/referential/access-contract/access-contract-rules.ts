import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { refusal } from '../finding/finding.ts';
import { textsOf, withActivationDefaults } from '../given-document.ts';

const agenciesExist: DocumentCheck = async (draft, { referential }, place) => {
  const named = textsOf(draft.OriginatingAgencies);
  const known = await referential.findMany('Agencies', named);
  const agencies = named.filter((name) => !known.has(name));
  return agencies.length === 0
    ? []
    : [refusal('REFERENTIAL_AGENCY_UNKNOWN', { agencies }, { ...place, field: 'OriginatingAgencies' })];
};

const rootsExist: DocumentCheck = async (draft, { existingUnits }, place) => {
  for (const field of ['RootUnits', 'ExcludedRootUnits'] as const) {
    const named = textsOf(draft[field]);
    const known = named.length === 0 ? new Set<string>() : await existingUnits(named);
    const units = named.filter((id) => !known.has(id));
    if (units.length > 0) return [refusal('REFERENTIAL_UNIT_UNKNOWN', { field, units }, { ...place, field })];
  }
  return [];
};

/** Access contracts: closed by default (no agency, no usage, no writing). */
export const accessContractRules: CollectionRules = {
  collection: 'AccessContract',
  mandatory: ['Name'],
  computed: [],
  complete: (draft, { now }) => ({
    EveryOriginatingAgency: false,
    EveryDataObjectVersion: false,
    WritingPermission: false,
    WritingRestrictedDesc: false,
    AccessLog: 'INACTIVE',
    ...withActivationDefaults(draft, now),
  }),
  checks: [agenciesExist, rootsExist],
};
