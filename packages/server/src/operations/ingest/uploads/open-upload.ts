import { chartrierError } from '@chartrier/messages';
import {
  type AskedDeposit,
  awaitedUploads,
  insertUpload,
  KEPT_MILLISECONDS,
  MOST_OPEN_UPLOADS,
  type ResumableUpload,
} from './resumable-upload.ts';
import type { UploadServices } from './upload-services.ts';

export interface OpenUpload {
  readonly id: string;
  readonly tenant: number;
  readonly owner: string;
  readonly workflow: string;
  readonly deposit: AskedDeposit;
  readonly length: number;
  readonly sha512?: string;
}

/**
 * Opens an upload: nothing of it has come yet.
 *
 * @throws WORKSPACE_FILE_TOO_LARGE, UPLOAD_TOO_MANY, UPLOAD_NO_ROOM: the workspace must have room for this package and
 *   for the rest of those that are under way
 */
export async function openUpload(
  { database, workspace, uploadBytes, clock }: UploadServices,
  asked: OpenUpload,
): Promise<ResumableUpload> {
  const { tenant, length } = asked;
  if (length > uploadBytes) throw chartrierError('WORKSPACE_FILE_TOO_LARGE', { limit: uploadBytes });
  const createdAt = clock.now();
  const upload = { ...asked, createdAt, expiresAt: new Date(createdAt.getTime() + KEPT_MILLISECONDS) };
  const space = await workspace.usableSpace();
  await database.transaction(async (transaction) => {
    // one at a time, so that two that are counted together do not pass both
    await transaction.query(`select pg_advisory_xact_lock(hashtext('resumable_upload'))`);
    const { ofTenant, bytes } = await awaitedUploads(transaction, tenant, createdAt);
    if (ofTenant >= MOST_OPEN_UPLOADS)
      throw chartrierError('UPLOAD_TOO_MANY', { tenant, limit: MOST_OPEN_UPLOADS });
    const free = Math.max(0, space - bytes);
    if (free < length) throw chartrierError('UPLOAD_NO_ROOM', { length, free });
    await insertUpload(transaction, upload);
  });
  return { ...upload, received: 0 };
}
