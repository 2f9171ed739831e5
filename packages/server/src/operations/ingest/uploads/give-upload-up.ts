import { chartrierError } from '@chartrier/messages';
import { forgetUpload, type ResumableUpload } from './resumable-upload.ts';
import type { UploadServices } from './upload-services.ts';
import { withWritingLease } from './writing-lease.ts';

/**
 * Forgets an upload and what came of it; a connection that still writes is cut off. One that became an operation is only
 * forgotten: the operation goes on.
 *
 * @throws UPLOAD_BUSY when another process is receiving
 */
export async function giveUploadUp(services: UploadServices, { id }: ResumableUpload): Promise<void> {
  const { database, workspace, writers } = services;
  const writing = writers.byUpload.get(id);
  writing?.stop();
  await writing?.ended;
  const { rows } = await database.query<{ readonly received: string; readonly whole: boolean }>(
    'select received, completed_at is not null as whole from resumable_upload where id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('UPLOAD_NOT_FOUND', { id });
  if (row.whole) return await forgetUpload(database, id);
  const stop = (): void => {
    // removing waits for no sender
  };
  await withWritingLease(services, { id, offset: Number(row.received), stop }, async () => {
    await workspace.remove(id);
    await forgetUpload(database, id);
  });
}
