import { type AccessContract, accessContractSchema } from './access-contract/access-contract.ts';
import { type Agency, agencySchema } from './agencies/agency.ts';
import { type ArchiveProfile, archiveProfileSchema } from './archive-profile/archive-profile.ts';
import {
  type ArchiveUnitProfile,
  archiveUnitProfileSchema,
} from './archive-unit-profile/archive-unit-profile.ts';
import { type ApplicationContext, contextSchema } from './context/context.ts';
import { type FileFormat, fileFormatSchema } from './file-formats/file-format.ts';
import { type Griffin, griffinSchema } from './griffin/griffin.ts';
import { type IngestContract, ingestContractSchema } from './ingest-contract/ingest-contract.ts';
import {
  type ManagementContract,
  managementContractSchema,
} from './management-contract/management-contract.ts';
import { type ManagementRule, managementRuleSchema } from './management-rules/management-rule.ts';
import { type OntologyEntry, ontologyEntrySchema } from './ontology/ontology-entry.ts';
import {
  type PreservationScenario,
  preservationScenarioSchema,
} from './preservation-scenario/preservation-scenario.ts';
import { type SecurityProfile, securityProfileSchema } from './security-profile/security-profile.ts';
import { type SchemaElement, schemaElementSchema } from './unit-schema/schema-element.ts';

/** The document of each collection. */
export interface DocumentOf {
  readonly Agencies: Agency;
  readonly FileRules: ManagementRule;
  readonly FileFormat: FileFormat;
  readonly Ontology: OntologyEntry;
  readonly AccessContract: AccessContract;
  readonly IngestContract: IngestContract;
  readonly ManagementContract: ManagementContract;
  readonly Profile: ArchiveProfile;
  readonly ArchiveUnitProfile: ArchiveUnitProfile;
  readonly Context: ApplicationContext;
  readonly SecurityProfile: SecurityProfile;
  readonly Griffin: Griffin;
  readonly PreservationScenario: PreservationScenario;
  readonly Schema: SchemaElement;
}

/** The schema of each collection's stored document. */
export const DOCUMENT_SCHEMAS = {
  Agencies: agencySchema,
  FileRules: managementRuleSchema,
  FileFormat: fileFormatSchema,
  Ontology: ontologyEntrySchema,
  AccessContract: accessContractSchema,
  IngestContract: ingestContractSchema,
  ManagementContract: managementContractSchema,
  Profile: archiveProfileSchema,
  ArchiveUnitProfile: archiveUnitProfileSchema,
  Context: contextSchema,
  SecurityProfile: securityProfileSchema,
  Griffin: griffinSchema,
  PreservationScenario: preservationScenarioSchema,
  Schema: schemaElementSchema,
} as const;
