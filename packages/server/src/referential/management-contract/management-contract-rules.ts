import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { refusal } from '../finding/finding.ts';
import { isFilled, withActivationDefaults } from '../given-document.ts';
import { type Draft, isObject } from '../json/read-model.ts';

const STRATEGIES = ['UnitStrategy', 'ObjectGroupStrategy', 'ObjectStrategy'] as const;

const strategiesExist: DocumentCheck = (draft, { strategies }, place) => {
  const storage = draft.Storage;
  if (!isObject(storage)) return [];
  for (const name of STRATEGIES) {
    const strategy = storage[name];
    const field = `Storage.${name}`;
    if (isFilled(strategy) && !strategies.has(strategy))
      return [refusal('REFERENTIAL_STRATEGY_UNKNOWN', { field, strategy }, { ...place, field })];
  }
  return [];
};

/** The first version and at least the last one are always kept, by default and for masters. */
const retentionKeepsMasters: DocumentCheck = (draft, _context, place) => {
  const policy = draft.VersionRetentionPolicy;
  if (!isObject(policy)) return [];
  const usages = Array.isArray(policy.Usages) ? policy.Usages.filter(isObject) : [];
  const concerned: readonly (readonly [string, Draft])[] = [
    ['VersionRetentionPolicy', policy],
    ...usages
      .filter((usage) => usage.UsageName === 'BinaryMaster')
      .map((usage) => ['VersionRetentionPolicy.Usages.BinaryMaster', usage] as const),
  ];
  for (const [path, { InitialVersion, IntermediaryVersion }] of concerned) {
    const wrong =
      InitialVersion !== true
        ? 'InitialVersion'
        : IntermediaryVersion !== 'ALL' && IntermediaryVersion !== 'LAST'
          ? 'IntermediaryVersion'
          : undefined;
    const field = `${path}.${wrong}`;
    if (wrong !== undefined)
      return [refusal('REFERENTIAL_RETENTION_POLICY_INVALID', { field }, { ...place, field })];
  }
  return usagesAreKnown(usages, place);
};

const USAGES = ['BinaryMaster', 'Dissemination', 'Thumbnail', 'TextContent', 'PhysicalMaster'];

function usagesAreKnown(usages: readonly Draft[], place: Parameters<DocumentCheck>[2]) {
  for (const { UsageName, InitialVersion, IntermediaryVersion } of usages) {
    const field = `VersionRetentionPolicy.Usages.${String(UsageName)}`;
    const right =
      USAGES.includes(String(UsageName)) &&
      typeof InitialVersion === 'boolean' &&
      ['ALL', 'LAST', 'NONE'].includes(String(IntermediaryVersion));
    if (!right) return [refusal('REFERENTIAL_RETENTION_POLICY_INVALID', { field }, { ...place, field })];
  }
  return [];
}

/** Management contracts: first and last versions are kept unless they say otherwise. */
export const managementContractRules: CollectionRules = {
  collection: 'ManagementContract',
  mandatory: ['Name'],
  computed: [],
  complete: (draft, { now }) => {
    const given = draft.VersionRetentionPolicy;
    const policy = { InitialVersion: true, IntermediaryVersion: 'LAST' };
    return {
      ...withActivationDefaults(draft, now),
      VersionRetentionPolicy: isObject(given) ? { ...policy, ...given } : (given ?? policy),
    };
  },
  checks: [strategiesExist, retentionKeepsMasters],
};
