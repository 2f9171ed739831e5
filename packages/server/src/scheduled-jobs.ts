import { hostname } from 'node:os';
import { collectJobs } from './collect-jobs.ts';
import type { Foundation } from './foundation.ts';
import { keepAccessLog } from './operations/access-log-backup/index.ts';
import { computeObsoleteRules } from './operations/computed-inherited-rules/index.ts';
import { purgeDips } from './operations/export/index.ts';
import { checkLogbook } from './operations/logbook-check/index.ts';
import { keepJobsRunning, type ScheduledJob } from './operations/scheduled-jobs/index.ts';
import { launchSymbolicRegister } from './operations/symbolic-register/index.ts';
import type { Rooms } from './rooms.ts';
import type { TenantRegistry } from './security/index.ts';
import { composeOutlines } from './workflows.ts';

/** Tenants that a run names. */
const MAX_NAMED = 100;

/** Every job that the platform runs by itself, on all its tenants; Vitam's name and time where it has the same. */
export function composeJobs(
  foundation: Foundation,
  rooms: Pick<Rooms, 'voice' | 'workspace' | 'formats'>,
  tenants: TenantRegistry,
): readonly ScheduledJob[] {
  const { config, clock, database, newGuid } = foundation;
  const { voice, workspace } = rooms;
  const workflows = composeOutlines();
  const services = { database, voice, newGuid };
  /** A job that starts operations, tenant by tenant. */
  const onEachTenant =
    (start: (tenant: number) => Promise<readonly string[]>): ScheduledJob['run'] =>
    async (signal) => {
      const operations: string[] = [];
      for (const { id } of tenants.active()) {
        signal.throwIfAborted();
        operations.push(...(await start(id)));
      }
      return {
        status: 'OK',
        detail: { operations: operations.slice(0, MAX_NAMED), count: operations.length },
      };
    };
  return [
    {
      name: 'ProcessObsoleteComputedInheritedRulesJob',
      description: 'Computes the inherited rules that units wait for',
      schedule: { every: 'day', hour: 2, minute: 30 },
      run: onEachTenant(async (tenant) => ids(await computeObsoleteRules(services, tenant))),
    },
    {
      // spelt so by Vitam
      name: 'ReferentialCreateSymblolicAccessionRegisterJob',
      description: 'Counts what agencies see of units that others produced',
      schedule: { every: 'day', hour: 0, minute: 50 },
      run: onEachTenant(async (tenant) => ids(await launchSymbolicRegister(services, tenant))),
    },
    {
      name: 'StorageBackupAccessLogJob',
      description: 'Brings the access log to the offers',
      schedule: { every: 'hour', minute: 10 },
      run: onEachTenant((tenant) => keepAccessLog(services, tenant)),
    },
    {
      name: 'PurgeDipJob',
      description: 'Removes the packages (DIP) that were ready for longer than they are kept',
      schedule: { every: 'hour', minute: 0 },
      run: async (signal) => {
        const minutesToLive = config.exports.dipTimeToLiveMinutes;
        const purged = await purgeDips({ database, workspace, clock, minutesToLive }, signal);
        return {
          status: 'OK',
          detail: { operations: purged.slice(0, MAX_NAMED), count: purged.length },
        };
      },
    },
    {
      name: 'LogbookConsistencyCheckJob',
      description: 'Checks that journals tell what workflows and lifecycles say',
      schedule: { every: 'day', hour: 3, minute: 15 },
      run: async (signal) => {
        let operations = 0;
        const faulty: { readonly tenant: number; readonly errors: number }[] = [];
        for (const { id: tenant } of tenants.active()) {
          const check = await checkLogbook({ database, workflows }, tenant, signal);
          operations += check.checkedOperations;
          if (check.errorCount > 0) faulty.push({ tenant, errors: check.errorCount });
        }
        return {
          status: faulty.length === 0 ? 'OK' : 'WARNING',
          detail: { operations, faultyTenants: faulty.slice(0, MAX_NAMED) },
        };
      },
    },
    ...collectJobs(foundation, rooms, tenants),
  ];
}

function ids(operation: string | undefined): readonly string[] {
  return operation === undefined ? [] : [operation];
}

/** Runs them from this server, among those that share the database. Answers how to stop. */
export function keepScheduledJobs(
  { database, clock, logger }: Foundation,
  jobs: readonly ScheduledJob[],
): Promise<() => Promise<void>> {
  return keepJobsRunning({ database, clock, logger, owner: `${hostname()}:${process.pid}` }, jobs);
}
