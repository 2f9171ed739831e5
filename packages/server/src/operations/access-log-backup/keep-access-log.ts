import { takeAccessLines } from '../../archive/index.ts';
import type { Database, NewGuid } from '../../platform/index.ts';
import { createOperation, type JournalVoice } from '../engine/index.ts';
import { accessLogBackupOutline } from './workflow.ts';

export interface AccessLogBackupServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly newGuid: NewGuid;
}

/** Lines that one operation brings. */
const LINES_AT_ONCE = 100_000;

/**
 * Gives the lines of a tenant's access log that no operation has brought to the offers to operations that do (Vitam's
 * STORAGE_ACCESS_BACKUP). A line belongs to one operation, whatever servers do it at the same time.
 *
 * @returns the operations
 */
export async function keepAccessLog(
  { database, voice, newGuid }: AccessLogBackupServices,
  tenant: number,
): Promise<readonly string[]> {
  const operations: string[] = [];
  for (;;) {
    const id = newGuid('operation', tenant);
    const lines = await database.transaction(async (transaction) => {
      const taken = await takeAccessLines(transaction, tenant, id, LINES_AT_ONCE);
      if (taken > 0)
        await createOperation(transaction, voice, {
          workflow: accessLogBackupOutline,
          tenant,
          id,
          parameters: {},
          caller: {},
          firstAction: 'RESUME',
        });
      return taken;
    });
    if (lines > 0) operations.push(id);
    if (lines < LINES_AT_ONCE) return operations;
  }
}
