import { agenciesErrors } from './referential/agencies.ts';
import { contextsErrors } from './referential/contexts.ts';
import { contractsErrors } from './referential/contracts.ts';
import { csvErrors } from './referential/csv.ts';
import { deletionsErrors } from './referential/deletions.ts';
import { documentsErrors } from './referential/documents.ts';
import { fileFormatsErrors } from './referential/file-formats.ts';
import { managementRulesErrors } from './referential/management-rules.ts';
import { ontologyErrors } from './referential/ontology.ts';
import { preservationErrors } from './referential/preservation.ts';
import { profilesErrors } from './referential/profiles.ts';
import { unitSchemaErrors } from './referential/unit-schema.ts';
import { updatesErrors } from './referential/updates.ts';

/** What there may be against reference data: one file a referential, and what they share. */
export const referentialErrors = {
  ...documentsErrors,
  ...deletionsErrors,
  ...contractsErrors,
  ...contextsErrors,
  ...profilesErrors,
  ...csvErrors,
  ...agenciesErrors,
  ...managementRulesErrors,
  ...fileFormatsErrors,
  ...ontologyErrors,
  ...preservationErrors,
  ...unitSchemaErrors,
  ...updatesErrors,
} as const;
