import type { CollectionRules } from '../collection-rules.ts';
import { withActivationDefaults } from '../given-document.ts';

/** Archive profiles; the file is attached afterwards, so `Path` is never given. */
export const archiveProfileRules: CollectionRules = {
  collection: 'Profile',
  mandatory: ['Name', 'Format'],
  computed: ['Path'],
  complete: (draft, { now }) => withActivationDefaults(draft, now),
  checks: [],
};
