import type { Database } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { TransactionKey } from '../transactions/transaction.ts';
import { forgetFolder } from './folder.ts';

/** Folders removed in one turn: whoever asks waits for them, and the sweep does the others. */
export const REMOVED_AT_ONCE = 500;

/**
 * Removes the folders that nobody holds and nobody keeps: what killed processes left, and those of transactions that were
 * purged or deleted. Bytes first: a crash in between leaves a row to begin again from, not bytes that nobody knows. A
 * folder that somebody alive still fills is left to him, who stops at his next sign of life.
 *
 * @param of those of one transaction only
 * @returns how many
 */
export async function removeLeftFolders(
  { database, workspace, clock }: Pick<CollectServices, 'database' | 'workspace' | 'clock'>,
  of?: TransactionKey,
): Promise<number> {
  // whoever only slept finds his given up; one that is locked is being committed, and is not left
  const { rows } = await database.query<{ readonly tenant: number; readonly id: string }>(
    `update collect_folder f set given_up = true from (
       select tenant, id from collect_folder
       where not kept and (held_until is null or held_until <= $1)
         and ($2::integer is null or (tenant = $2 and transaction_id = $3))
       order by created_at limit ${REMOVED_AT_ONCE} for update skip locked) left_over
     where f.tenant = left_over.tenant and f.id = left_over.id
     returning f.tenant, f.id`,
    [clock.now(), of?.tenant ?? null, of?.id ?? null],
  );
  for (const { tenant, id } of rows) {
    await workspace.remove(id);
    await forgetFolder(database, tenant, id);
  }
  return rows.length;
}

/** Removes from the workspace all that an erased tenant had prepared; its rows go after, with its others. */
export async function removeFoldersOfTenant(
  database: Database,
  workspace: CollectServices['workspace'],
  tenant: number,
): Promise<void> {
  const { rows } = await database.query<{ readonly id: string }>(
    'select id from collect_folder where tenant = $1 order by id',
    [tenant],
  );
  for (const { id } of rows) await workspace.remove(id);
}
