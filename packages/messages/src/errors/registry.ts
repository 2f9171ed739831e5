import { accessErrors } from './access.ts';
import { apiErrors } from './api.ts';
import { archiveErrors } from './archive.ts';
import { archiveProfileErrors } from './archive-profile.ts';
import { cliErrors } from './cli.ts';
import type { ErrorDefinition, ErrorParameters } from './definition.ts';
import { dslErrors } from './dsl.ts';
import { engineErrors } from './engine.ts';
import { externalLogbookErrors } from './external-logbook.ts';
import { formatsErrors } from './formats.ts';
import { ingestErrors } from './ingest.ts';
import { ingestAttachmentErrors } from './ingest-attachment.ts';
import { logbookErrors } from './logbook.ts';
import { offerFormatErrors } from './offer-format.ts';
import { peopleErrors } from './people.ts';
import { platformErrors } from './platform.ts';
import { rebuildErrors } from './rebuild.ts';
import { referentialErrors } from './referential.ts';
import { referentialImportErrors } from './referential-import.ts';
import { rulesErrors } from './rules.ts';
import { scanErrors } from './scan.ts';
import { scheduledJobsErrors } from './scheduled-jobs.ts';
import { securityErrors } from './security.ts';
import { sedaErrors } from './seda.ts';
import { storageErrors } from './storage.ts';
import { tenantErrors } from './tenants.ts';
import { updateErrors } from './update.ts';
import { uploadErrors } from './uploads.ts';
import { workspaceErrors } from './workspace.ts';

/** One file a room. A code belongs to one of them only (a test compares the counts). */
export const ERROR_FILES = {
  people: peopleErrors,
  platform: platformErrors,
  access: accessErrors,
  api: apiErrors,
  archive: archiveErrors,
  'archive-profile': archiveProfileErrors,
  cli: cliErrors,
  dsl: dslErrors,
  engine: engineErrors,
  'external-logbook': externalLogbookErrors,
  formats: formatsErrors,
  ingest: ingestErrors,
  'ingest-attachment': ingestAttachmentErrors,
  logbook: logbookErrors,
  'offer-format': offerFormatErrors,
  rebuild: rebuildErrors,
  referential: referentialErrors,
  'referential-import': referentialImportErrors,
  rules: rulesErrors,
  scan: scanErrors,
  'scheduled-jobs': scheduledJobsErrors,
  seda: sedaErrors,
  security: securityErrors,
  storage: storageErrors,
  tenants: tenantErrors,
  update: updateErrors,
  uploads: uploadErrors,
  workspace: workspaceErrors,
} as const;

/** Every error of the product, by its stable code. */
export const ERRORS = {
  ...peopleErrors,
  ...platformErrors,
  ...accessErrors,
  ...apiErrors,
  ...archiveErrors,
  ...archiveProfileErrors,
  ...cliErrors,
  ...dslErrors,
  ...engineErrors,
  ...externalLogbookErrors,
  ...formatsErrors,
  ...ingestErrors,
  ...ingestAttachmentErrors,
  ...logbookErrors,
  ...offerFormatErrors,
  ...rebuildErrors,
  ...referentialErrors,
  ...referentialImportErrors,
  ...rulesErrors,
  ...scanErrors,
  ...scheduledJobsErrors,
  ...sedaErrors,
  ...securityErrors,
  ...storageErrors,
  ...tenantErrors,
  ...updateErrors,
  ...uploadErrors,
  ...workspaceErrors,
} as const;

export type ErrorCode = keyof typeof ERRORS;
export type ParametersOf<Code extends ErrorCode> = ErrorParameters<(typeof ERRORS)[Code]>;

/** The definition of a code, or undefined for a text that is none. */
export function errorDefinition(code: string): ErrorDefinition | undefined {
  return Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode] : undefined;
}
