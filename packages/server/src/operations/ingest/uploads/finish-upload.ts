import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { OperationCaller } from '../../engine/index.ts';
import { UPLOAD } from '../ingest-services.ts';
import { beginIngest } from '../receive-package.ts';
import { forgetUpload, forgetUploadWithoutBytes, type ResumableUpload } from './resumable-upload.ts';
import { PIECES, type UploadServices } from './upload-services.ts';
import { withWritingLease } from './writing-lease.ts';

/**
 * The package is whole: it is hashed and becomes the operation that it would have been in one piece. Told twice (the answer
 * was lost), the operation is the same one.
 *
 * @param received how much of it is there
 * @throws UPLOAD_NOT_FOUND, UPLOAD_INCOMPLETE, UPLOAD_BUSY; UPLOAD_DIGEST_DIFFERS, after which nothing is left
 */
export async function finishUpload(
  services: UploadServices,
  upload: ResumableUpload,
  received: number,
  caller: OperationCaller,
): Promise<void> {
  const { id, length } = upload;
  if (upload.completedAt !== undefined) return;
  if (received < length) throw chartrierError('UPLOAD_INCOMPLETE', { id, received, length });
  const { database, workspace, clock } = services;
  const stop = (): void => {
    // hashing and the operation's row do not wait for a sender: whoever comes back waits for them
  };
  await withWritingLease(services, { id, offset: length, stop }, async (lease) => {
    const found = await lease
      .during(() => workspace.complete(id, PIECES, UPLOAD))
      .catch((error: unknown) => {
        if (isChartrierError(error, 'WORKSPACE_FILE_ABSENT'))
          return forgetUploadWithoutBytes(database, id, error);
        throw error;
      });
    if (upload.sha512 !== undefined && upload.sha512 !== found.sha512) {
      await workspace.remove(id);
      await forgetUpload(database, id);
      throw chartrierError('UPLOAD_DIGEST_DIFFERS', { found: found.sha512, announced: upload.sha512 });
    }
    await database.transaction(async (transaction) => {
      const { rowCount } = await transaction.query(
        'update resumable_upload set completed_at = $2 where id = $1 and completed_at is null',
        [id, clock.now()],
      );
      if (rowCount === 0) return;
      const { tenant, workflow, deposit } = upload;
      await beginIngest(
        transaction,
        services,
        { tenant, operationId: id, caller, workflow, ...deposit },
        found,
      );
    });
  });
}
