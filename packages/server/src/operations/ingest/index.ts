/**
 * Deposits: a SEDA package comes in, is judged action by action, and becomes units and objects of the archive, or is
 * refused and leaves its journal and its reply.
 *
 *     await receivePackage(services, { tenant, operationId, caller, workflow: 'DEFAULT_WORKFLOW', firstAction, content });
 *     const workflows = INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, ingestServices));
 */
export { type IngestServices, UPLOAD as PACKAGE } from './ingest-services.ts';
export { ContentFault } from './package/content-check.ts';
export type { ContentReader } from './package/content-reader.ts';
export { type EntryFaultCode, type PackageEntry, PackageUnreadable } from './package/entry.ts';
export { SMALL_ENTRY_BYTES } from './package/open-package.ts';
export { DEFAULT_PACKAGE_LIMITS, type PackageLimits } from './package/package-limits.ts';
export { type OpenTree, openTree, type TreeEntry } from './package/zip-tree.ts';
export { ENTRY_ERRORS, isSystemFile, PACKAGE_ERRORS } from './package-faults.ts';
export { keepDocumentJudge } from './pass/kept-judge.ts';
export {
  beginIngest,
  type ReceivePackage,
  type ReceiveServices,
  receiveLocalPackage,
  receivePackage,
} from './receive-package.ts';
export { isOfFewRows, isOfSmallDeposits } from './staging/staging-tables.ts';
export type { OpenFolders } from './storing/open-folders.ts';
export {
  appendToUpload,
  findUpload,
  finishUpload,
  giveUploadUp,
  KEPT_MILLISECONDS,
  listUploads,
  openUpload,
  type ResumableUpload,
  removeUploadsOfTenant,
  sweepUploads,
  type UploadServices,
  type UploadWriters,
  uploadWriters,
} from './uploads/index.ts';
export { uploadsWithoutOperation } from './uploads-without-operation.ts';
export { INGEST_WORKFLOW_DEFINITIONS } from './workflow.ts';
export { type IngestWorkflow, isIngestWorkflow } from './workflow-flags.ts';
