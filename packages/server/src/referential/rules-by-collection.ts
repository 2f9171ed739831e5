import { accessContractRules } from './access-contract/access-contract-rules.ts';
import { archiveProfileRules } from './archive-profile/archive-profile-rules.ts';
import { archiveUnitProfileRules } from './archive-unit-profile/archive-unit-profile-rules.ts';
import type { CollectionRules } from './collection-rules.ts';
import { contextRules } from './context/context-rules.ts';
import { ingestContractRules } from './ingest-contract/ingest-contract-rules.ts';
import { managementContractRules } from './management-contract/management-contract-rules.ts';
import { securityProfileRules } from './security-profile/security-profile-rules.ts';

/** The rules of the collections whose items are imported one by one and updated by identifier. */
export const COLLECTION_RULES = {
  AccessContract: accessContractRules,
  IngestContract: ingestContractRules,
  ManagementContract: managementContractRules,
  Profile: archiveProfileRules,
  ArchiveUnitProfile: archiveUnitProfileRules,
  Context: contextRules,
  SecurityProfile: securityProfileRules,
} as const satisfies Readonly<Record<string, CollectionRules>>;
