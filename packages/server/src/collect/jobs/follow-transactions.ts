import type { CollectServices } from '../collect-services.ts';
import { REMOVED_AT_ONCE, removeLeftFolders } from '../folders/index.ts';
import { acknowledge, failDeadSendings } from '../transactions/acknowledge.ts';

/** What became of the transactions of a tenant. */
export interface FollowedTransactions {
  /** Ingests that ended. */
  readonly acknowledged: number;
  /** Sendings that died with their process. */
  readonly failed: number;
}

/** Looks at what became of the transactions of a tenant that are being sent or were. */
export async function followTransactions(
  { database, clock }: CollectServices,
  tenant: number,
): Promise<FollowedTransactions> {
  const now = clock.now();
  return {
    acknowledged: await acknowledge(database, tenant, now),
    failed: await failDeadSendings(database, tenant, now),
  };
}

/** Removes what killed processes left, and what was deleted, of any tenant. @returns how many folders */
export async function sweepFolders(services: CollectServices, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (;;) {
    signal.throwIfAborted();
    const together = await removeLeftFolders(services);
    removed += together;
    if (together < REMOVED_AT_ONCE) return removed;
  }
}
