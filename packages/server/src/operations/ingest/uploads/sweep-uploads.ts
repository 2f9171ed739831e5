import type { Database } from '../../../platform/index.ts';
import type { Workspace } from '../../../workspace/index.ts';
import { UPLOAD } from '../ingest-services.ts';
import { forgetUpload } from './resumable-upload.ts';

/** Uploads swept in one turn. */
const SWEPT_AT_ONCE = 500;

/**
 * Removes what is left of uploads that received nothing for KEPT_MILLISECONDS: bytes first, so that a crash in between
 * leaves a row to sweep, not bytes that nobody knows. Answers those whose bytes are removed.
 */
export async function sweepUploads(
  database: Database,
  workspace: Workspace,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly id: string; readonly whole: boolean }>(
    `select id, completed_at is not null as whole from resumable_upload
     where expires_at <= $1 and (writer_until is null or writer_until <= $1) order by expires_at
     limit ${SWEPT_AT_ONCE}`,
    [now],
  );
  const removed: string[] = [];
  for (const { id, whole } of rows) {
    // the bytes of one that is an operation are the operation's. A package that was received whole stays, though no operation
    // is known to have it: the database may have been put back from a backup
    if (!whole && (await workspace.size(id, UPLOAD)) === undefined) {
      await workspace.remove(id);
      removed.push(id);
    }
    await forgetUpload(database, id);
  }
  return removed;
}
