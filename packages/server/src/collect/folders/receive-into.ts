import type { Readable } from 'node:stream';
import type { ReceivedFile } from '../../workspace/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { HeldFolder } from './with-folder.ts';

/**
 * Receives a file into a folder that is held. A transaction that is given up meanwhile cuts its sender off.
 *
 * @throws COLLECT_IMPORT_GIVEN_UP, WORKSPACE_FILE_TOO_LARGE, WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, WORKSPACE_FULL
 */
export async function receiveInto(
  {
    workspace,
    uploadBytes,
    slowestUpload,
  }: Pick<CollectServices, 'workspace' | 'uploadBytes' | 'slowestUpload'>,
  { id, signal }: HeldFolder,
  name: string,
  content: Readable,
): Promise<ReceivedFile> {
  const giveUp = (): void => {
    content.destroy(signal.reason);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await workspace.receive(id, name, content, {
      maxBytes: uploadBytes,
      ...(slowestUpload === undefined ? {} : { slowest: slowestUpload }),
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
