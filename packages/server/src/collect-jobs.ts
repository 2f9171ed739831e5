import { followTransactions, purgeTransactions, sweepFolders } from './collect/index.ts';
import { composeCollect } from './collect-services.ts';
import type { Foundation } from './foundation.ts';
import type { ScheduledJob } from './operations/scheduled-jobs/index.ts';
import type { Rooms } from './rooms.ts';
import type { TenantRegistry } from './security/index.ts';
import { byTenant } from './workflows.ts';

/** Transactions that a run names. */
const MAX_NAMED = 100;

/** What the pre-deposit does by itself. Vitam runs both in threads of its own, without a name. */
export function collectJobs(
  foundation: Foundation,
  rooms: Pick<Rooms, 'workspace' | 'formats'>,
  tenants: TenantRegistry,
): readonly ScheduledJob[] {
  const services = composeCollect(foundation, rooms);
  const settings = foundation.config.collect;
  const delays = byTenant(settings.purgeDelayMinutesByTenant);
  return [
    {
      name: 'CollectTransactionStatusJob',
      description: 'Takes over the outcomes of the ingests of transactions that were sent',
      schedule: { every: 'minutes', minutes: settings.acknowledgementMinutes },
      run: async (signal) => {
        let acknowledged = 0;
        let failed = 0;
        for (const { id } of tenants.active()) {
          signal.throwIfAborted();
          const followed = await followTransactions(services, id);
          acknowledged += followed.acknowledged;
          failed += followed.failed;
        }
        const folders = await sweepFolders(services, signal);
        return { status: failed === 0 ? 'OK' : 'WARNING', detail: { acknowledged, failed, folders } };
      },
    },
    {
      name: 'CollectTransactionPurgeJob',
      description: 'Removes what transactions hold that were ingested or aborted',
      schedule: { every: 'minutes', minutes: settings.purgeMinutes },
      run: async (signal) => {
        const transactions: string[] = [];
        for (const { id } of tenants.active()) {
          signal.throwIfAborted();
          const delayMinutes = delays.get(id) ?? settings.purgeDelayMinutes;
          transactions.push(...(await purgeTransactions(services, id, { delayMinutes, signal })));
        }
        return {
          status: 'OK',
          detail: { transactions: transactions.slice(0, MAX_NAMED), count: transactions.length },
        };
      },
    },
  ];
}
