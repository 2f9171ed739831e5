import type { Route } from './route.ts';
import { ACCESS_LOG_ROUTES } from './routes/access-log.ts';
import { ACCESS_REQUEST_ROUTES } from './routes/access-requests.ts';
import { ACCESSION_REGISTER_ROUTES } from './routes/accession-registers.ts';
import { AGENCY_ROUTES } from './routes/agencies.ts';
import { ARCHIVE_UNIT_PROFILE_ROUTES } from './routes/archive-unit-profiles.ts';
import { CERTIFICATE_ROUTES } from './routes/certificates.ts';
import { COLLECT_BULK_ROUTES } from './routes/collect-bulk.ts';
import { COLLECT_OBJECT_ROUTES } from './routes/collect-objects.ts';
import { COLLECT_PROJECT_ROUTES } from './routes/collect-projects.ts';
import { COLLECT_TRANSACTION_ROUTES } from './routes/collect-transactions.ts';
import { COLLECT_UNIT_ROUTES } from './routes/collect-units.ts';
import { COMPUTED_INHERITED_RULES_ROUTES } from './routes/computed-inherited-rules.ts';
import { CONTEXT_ROUTES } from './routes/contexts.ts';
import { CONTRACT_ROUTES } from './routes/contracts.ts';
import { DIP_EXPORT_ROUTES } from './routes/dip-export.ts';
import { EXPLAIN_ROUTES } from './routes/explain.ts';
import { EXTERNAL_LOGBOOK_ROUTES } from './routes/external-logbook.ts';
import { FORCED_PAUSE_ROUTES } from './routes/forced-pauses.ts';
import { FORMAT_IDENTIFICATION_ROUTES } from './routes/format-identification.ts';
import { FORMAT_ROUTES } from './routes/formats.ts';
import { GROUP_ROUTES } from './routes/groups.ts';
import { IMPORT_PAPER_ROUTES } from './routes/import-papers.ts';
import { INGEST_ROUTES } from './routes/ingest.ts';
import { LOGBOOK_ROUTES } from './routes/logbook.ts';
import { LOGBOOK_CHECK_ROUTES } from './routes/logbook-check.ts';
import { OBJECT_ROUTES } from './routes/objects.ts';
import { ONTOLOGY_ROUTES } from './routes/ontologies.ts';
import { OPERATION_EVENT_ROUTES } from './routes/operation-events.ts';
import { OPERATION_ROUTES } from './routes/operations.ts';
import { PEOPLE_ROUTES } from './routes/people.ts';
import { PERSISTENT_IDENTIFIER_ROUTES } from './routes/persistent-identifiers.ts';
import { PRESERVATION_ROUTES } from './routes/preservation.ts';
import { PROFILE_ROUTES } from './routes/profiles.ts';
import { REFERENTIAL_FILE_ROUTES } from './routes/referential-files.ts';
import { REFERENTIAL_LIFE_ROUTES } from './routes/referential-life.ts';
import { RULE_ROUTES } from './routes/rules.ts';
import { SCHEDULED_JOB_ROUTES } from './routes/scheduled-jobs.ts';
import { SECURITY_PROFILE_ROUTES } from './routes/security-profiles.ts';
import { STARTER_DATA_ROUTES } from './routes/starter-data.ts';
import { STREAM_ROUTES } from './routes/streams.ts';
import { TENANT_ROUTES } from './routes/tenants.ts';
import { UNIT_SCHEMA_ROUTES } from './routes/unit-schema.ts';
import { UNIT_ROUTES } from './routes/units.ts';
import { UPLOAD_ROUTES } from './routes/uploads.ts';

/** Every endpoint of the external API, one file an area. */
export const ROUTES: readonly Route[] = [
  ...INGEST_ROUTES,
  ...UPLOAD_ROUTES,
  ...COLLECT_PROJECT_ROUTES,
  ...COLLECT_TRANSACTION_ROUTES,
  ...COLLECT_UNIT_ROUTES,
  ...COLLECT_OBJECT_ROUTES,
  ...COLLECT_BULK_ROUTES,
  ...STREAM_ROUTES,
  ...COMPUTED_INHERITED_RULES_ROUTES,
  ...UNIT_ROUTES,
  ...OBJECT_ROUTES,
  ...DIP_EXPORT_ROUTES,
  ...PERSISTENT_IDENTIFIER_ROUTES,
  ...ACCESS_REQUEST_ROUTES,
  ...ACCESS_LOG_ROUTES,
  ...LOGBOOK_ROUTES,
  ...ACCESSION_REGISTER_ROUTES,
  ...OPERATION_ROUTES,
  ...OPERATION_EVENT_ROUTES,
  ...FORCED_PAUSE_ROUTES,
  ...EXTERNAL_LOGBOOK_ROUTES,
  ...AGENCY_ROUTES,
  ...RULE_ROUTES,
  ...FORMAT_ROUTES,
  ...FORMAT_IDENTIFICATION_ROUTES,
  ...ONTOLOGY_ROUTES,
  ...UNIT_SCHEMA_ROUTES,
  ...CONTRACT_ROUTES,
  ...CONTEXT_ROUTES,
  ...SECURITY_PROFILE_ROUTES,
  ...PROFILE_ROUTES,
  ...ARCHIVE_UNIT_PROFILE_ROUTES,
  ...PRESERVATION_ROUTES,
  ...IMPORT_PAPER_ROUTES,
  ...REFERENTIAL_LIFE_ROUTES,
  ...REFERENTIAL_FILE_ROUTES,
  ...STARTER_DATA_ROUTES,
  ...LOGBOOK_CHECK_ROUTES,
  ...SCHEDULED_JOB_ROUTES,
  ...EXPLAIN_ROUTES,
  ...PEOPLE_ROUTES,
  ...GROUP_ROUTES,
  ...TENANT_ROUTES,
  ...CERTIFICATE_ROUTES,
];
