import { accessErrors } from './access.ts';
import { apiErrors } from './api.ts';
import { archiveErrors } from './archive.ts';
import { archiveProfileErrors } from './archive-profile.ts';
import { collectErrors } from './collect.ts';
import { collectBulkErrors } from './collect-bulk.ts';
import type { ErrorDefinition, ErrorParameters } from './definition.ts';
import { engineErrors } from './engine.ts';
import { exportErrors } from './exports.ts';
import { externalLogbookErrors } from './external-logbook.ts';
import { ingestErrors } from './ingest.ts';
import { logbookErrors } from './logbook.ts';
import { peopleErrors } from './people.ts';
import { platformErrors } from './platform.ts';
import { rebuildErrors } from './rebuild.ts';
import { referentialErrors } from './referential.ts';
import { referentialImportErrors } from './referential-import.ts';
import { reidentificationErrors } from './reidentification.ts';
import { scheduledJobsErrors } from './scheduled-jobs.ts';
import { securityErrors } from './security.ts';
import { storageErrors } from './storage.ts';
import { tenantErrors } from './tenants.ts';
import { updateErrors } from './update.ts';
import { uploadErrors } from './uploads.ts';
import { workspaceErrors } from './workspace.ts';

/** Every error of the product, by its stable code: one file a room, or a folder where a room has many. */
export const ERRORS = {
  ...accessErrors,
  ...apiErrors,
  ...archiveErrors,
  ...archiveProfileErrors,
  ...collectErrors,
  ...collectBulkErrors,
  ...engineErrors,
  ...exportErrors,
  ...externalLogbookErrors,
  ...ingestErrors,
  ...logbookErrors,
  ...peopleErrors,
  ...platformErrors,
  ...rebuildErrors,
  ...referentialErrors,
  ...referentialImportErrors,
  ...reidentificationErrors,
  ...scheduledJobsErrors,
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
