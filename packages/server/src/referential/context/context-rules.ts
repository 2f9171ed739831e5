import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { refusal } from '../finding/finding.ts';
import { isFilled, textsOf, withActivationDefaults } from '../given-document.ts';
import { isObject } from '../json/read-model.ts';

const profileExists: DocumentCheck = async (draft, { referential }, place) => {
  const profile = draft.SecurityProfile;
  if (!isFilled(profile) || (await referential.find('SecurityProfile', profile)) !== undefined) return [];
  return [
    refusal('REFERENTIAL_SECURITY_PROFILE_UNKNOWN', { profile }, { ...place, field: 'SecurityProfile' }),
  ];
};

const permissionsAreKnown: DocumentCheck = async (draft, { tenants, referentialOf }, place) => {
  const permissions = Array.isArray(draft.Permissions) ? draft.Permissions : [];
  for (const [index, permission] of permissions.entries()) {
    const field = `Permissions.${index}`;
    const tenant = isObject(permission) ? permission.tenant : undefined;
    if (!isObject(permission) || typeof tenant !== 'number' || !tenants.has(tenant))
      return [
        refusal(
          'REFERENTIAL_TENANT_UNKNOWN',
          { tenant: String(tenant ?? '') },
          { ...place, field: `${field}.tenant` },
        ),
      ];
    for (const [name, collection] of [
      ['AccessContracts', 'AccessContract'],
      ['IngestContracts', 'IngestContract'],
    ] as const) {
      const named = textsOf(permission[name]);
      const known = await referentialOf(tenant).findMany(collection, named);
      const contracts = named.filter((identifier) => !known.has(identifier));
      if (contracts.length > 0)
        return [
          refusal(
            'REFERENTIAL_CONTRACT_UNKNOWN',
            { contracts, tenant },
            { ...place, field: `${field}.${name}` },
          ),
        ];
    }
  }
  return [];
};

/** Application contexts: without control and without permission unless they say otherwise. */
export const contextRules: CollectionRules = {
  collection: 'Context',
  mandatory: ['Name', 'SecurityProfile'],
  computed: [],
  complete: (draft, { now }) => ({
    EnableControl: false,
    Permissions: [],
    ...withActivationDefaults(draft, now),
  }),
  checks: [profileExists, permissionsAreKnown],
};
