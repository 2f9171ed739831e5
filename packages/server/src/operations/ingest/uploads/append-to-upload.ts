import type { Readable } from 'node:stream';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import { UPLOAD } from '../ingest-services.ts';
import { forgetUploadWithoutBytes, type ResumableUpload } from './resumable-upload.ts';
import { PIECES, type UploadServices } from './upload-services.ts';
import { withWritingLease } from './writing-lease.ts';

/** A piece, and where it goes. */
export interface Piece {
  readonly offset: number;
  readonly content: Readable;
}

/**
 * Receives a piece. Whatever happens to its connection or to this process, what was told as received is on the disk, and the
 * sender goes on from there.
 *
 * @returns how much of the package is there
 * @throws UPLOAD_NOT_FOUND, UPLOAD_OFFSET_DIFFERS, UPLOAD_BUSY before a byte is read; UPLOAD_BEYOND_LENGTH, UPLOAD_PIECE_CUT, WORKSPACE_FULL
 */
export async function appendToUpload(
  services: UploadServices,
  { id, length }: ResumableUpload,
  { offset, content }: Piece,
): Promise<number> {
  const { database, workspace, slowestUpload } = services;
  const stop = (): void => {
    content.destroy(new Error('the sender came back by another connection'));
  };
  return await withWritingLease(services, { id, offset, stop }, async (lease) => {
    let received = offset;
    try {
      await workspace.append(id, PIECES, content, {
        offset,
        maxBytes: length,
        ...(slowestUpload === undefined ? {} : { slowest: slowestUpload }),
        mayWrite: lease.keep,
        onDurable: async (durable) => {
          await lease.tell(durable);
          received = durable;
        },
      });
    } catch (error) {
      if (isChartrierError(error, 'WORKSPACE_FILE_TOO_LARGE'))
        throw chartrierError('UPLOAD_BEYOND_LENGTH', { id, length });
      if (isChartrierError(error, 'WORKSPACE_UPLOAD_CUT') || isChartrierError(error, 'WORKSPACE_UPLOAD_SLOW'))
        throw chartrierError('UPLOAD_PIECE_CUT', { id, received }, { cause: error });
      if (isChartrierError(error, 'WORKSPACE_FILE_ABSENT')) {
        // it has its name: a server was killed before it made its operation, and the next last piece makes it
        if ((await workspace.size(id, UPLOAD)) !== undefined) return length;
        await forgetUploadWithoutBytes(database, id, error);
      }
      throw error;
    }
    return received;
  });
}
