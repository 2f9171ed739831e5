/**
 * Deposits: a SEDA package comes in, is judged action by action, and becomes units and objects of the archive, or is
 * refused and leaves its journal and its reply.
 *
 *     await receivePackage(services, { tenant, operationId, caller, workflow: 'DEFAULT_WORKFLOW', firstAction, content });
 *     const workflows = INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, ingestServices));
 */
export type { IngestServices } from './ingest-services.ts';
export { DEFAULT_PACKAGE_LIMITS, type PackageLimits } from './package/package-limits.ts';
export { keepDocumentJudge } from './pass/kept-judge.ts';
export {
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
