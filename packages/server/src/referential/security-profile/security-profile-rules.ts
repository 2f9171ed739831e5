import type { CollectionRules, DocumentCheck } from '../collection-rules.ts';
import { refusal } from '../finding/finding.ts';
import { textsOf } from '../given-document.ts';

const fullAccessIsAlone: DocumentCheck = (draft, _context, place) =>
  draft.FullAccess === true && textsOf(draft.Permissions).length > 0
    ? [refusal('REFERENTIAL_FULL_ACCESS_WITH_PERMISSIONS', {}, { ...place, field: 'Permissions' })]
    : [];

const permissionsExist: DocumentCheck = (draft, { isPermission }, place) => {
  const permissions = textsOf(draft.Permissions).filter((name) => !isPermission(name));
  return permissions.length === 0
    ? []
    : [refusal('REFERENTIAL_PERMISSION_UNKNOWN', { permissions }, { ...place, field: 'Permissions' })];
};

/** Security profiles: no permission unless they say otherwise. */
export const securityProfileRules: CollectionRules = {
  collection: 'SecurityProfile',
  mandatory: ['Name'],
  computed: [],
  complete: (draft) => ({ FullAccess: false, Permissions: [], ...draft }),
  checks: [fullAccessIsAlone, permissionsExist],
};
