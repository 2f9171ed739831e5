import type { Database } from '../../../platform/index.ts';
import type { Workspace } from '../../../workspace/index.ts';
import { uploadsUnderWay } from './resumable-upload.ts';

/**
 * Removes the bytes of what a tenant that is erased had under way. Their rows go after them, with the tenant's others: a
 * crash in between leaves rows to begin again from, not bytes that nobody knows.
 */
export async function removeUploadsOfTenant(
  database: Database,
  workspace: Workspace,
  tenant: number,
): Promise<void> {
  for (const id of await uploadsUnderWay(database, tenant)) await workspace.remove(id);
}
