import type { Route } from './route.ts';
import { ACCESSION_REGISTER_ROUTES } from './routes/accession-registers.ts';
import { AGENCY_ROUTES } from './routes/agencies.ts';
import { ARCHIVE_UNIT_PROFILE_ROUTES } from './routes/archive-unit-profiles.ts';
import { CONTEXT_ROUTES } from './routes/contexts.ts';
import { CONTRACT_ROUTES } from './routes/contracts.ts';
import { FORCED_PAUSE_ROUTES } from './routes/forced-pauses.ts';
import { FORMAT_ROUTES } from './routes/formats.ts';
import { IMPORT_PAPER_ROUTES } from './routes/import-papers.ts';
import { INGEST_ROUTES } from './routes/ingest.ts';
import { LOGBOOK_ROUTES } from './routes/logbook.ts';
import { OBJECT_ROUTES } from './routes/objects.ts';
import { ONTOLOGY_ROUTES } from './routes/ontologies.ts';
import { OPERATION_ROUTES } from './routes/operations.ts';
import { PERSISTENT_IDENTIFIER_ROUTES } from './routes/persistent-identifiers.ts';
import { PRESERVATION_ROUTES } from './routes/preservation.ts';
import { PROFILE_ROUTES } from './routes/profiles.ts';
import { RULE_ROUTES } from './routes/rules.ts';
import { SECURITY_PROFILE_ROUTES } from './routes/security-profiles.ts';
import { UNIT_ROUTES } from './routes/units.ts';

/** Every endpoint of the external API, one file an area. */
export const ROUTES: readonly Route[] = [
  ...INGEST_ROUTES,
  ...UNIT_ROUTES,
  ...OBJECT_ROUTES,
  ...PERSISTENT_IDENTIFIER_ROUTES,
  ...LOGBOOK_ROUTES,
  ...ACCESSION_REGISTER_ROUTES,
  ...OPERATION_ROUTES,
  ...FORCED_PAUSE_ROUTES,
  ...AGENCY_ROUTES,
  ...RULE_ROUTES,
  ...FORMAT_ROUTES,
  ...ONTOLOGY_ROUTES,
  ...CONTRACT_ROUTES,
  ...CONTEXT_ROUTES,
  ...SECURITY_PROFILE_ROUTES,
  ...PROFILE_ROUTES,
  ...ARCHIVE_UNIT_PROFILE_ROUTES,
  ...PRESERVATION_ROUTES,
  ...IMPORT_PAPER_ROUTES,
];
