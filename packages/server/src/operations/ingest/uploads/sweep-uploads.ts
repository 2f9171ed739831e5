import type { Database } from '../../../platform/index.ts';
import type { Workspace } from '../../../workspace/index.ts';
import { forgetUpload } from './resumable-upload.ts';

/** Uploads swept in one turn. */
const SWEPT_AT_ONCE = 500;

/**
 * Removes what is left of uploads that received nothing for KEPT_MILLISECONDS: bytes first, so that a crash in between
 * leaves a row to sweep, not bytes that nobody knows. Answers those that were not whole.
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
  for (const { id, whole } of rows) {
    // the bytes of one that is whole are its operation's
    if (!whole) await workspace.remove(id);
    await forgetUpload(database, id);
  }
  return rows.filter(({ whole }) => !whole).map(({ id }) => id);
}
