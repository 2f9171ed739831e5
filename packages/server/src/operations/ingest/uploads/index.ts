/**
 * Packages that come in several pieces, over as many connections as it takes, and then go as any deposit.
 *
 *     const upload = await openUpload(services, { id, tenant, owner, workflow, deposit, length });
 *     await appendToUpload(services, upload, { offset, content });
 *     await finishUpload(services, upload, caller);
 */
export { appendToUpload } from './append-to-upload.ts';
export { finishUpload } from './finish-upload.ts';
export { giveUploadUp } from './give-upload-up.ts';
export { openUpload } from './open-upload.ts';
export { removeUploadsOfTenant } from './remove-uploads-of-tenant.ts';
export {
  findUpload,
  KEPT_MILLISECONDS,
  listUploads,
  type ResumableUpload,
} from './resumable-upload.ts';
export { sweepUploads } from './sweep-uploads.ts';
export { type UploadServices, type UploadWriters, uploadWriters } from './upload-services.ts';
