import { hostname } from 'node:os';
import type { Foundation } from './foundation.ts';
import { computeObsoleteRules } from './operations/computed-inherited-rules/index.ts';
import { checkLogbook } from './operations/logbook-check/index.ts';
import { keepJobsRunning, type ScheduledJob } from './operations/scheduled-jobs/index.ts';
import type { Rooms } from './rooms.ts';
import type { TenantRegistry } from './security/index.ts';
import { composeOutlines } from './workflows.ts';

/** Tenants that a run names. */
const MAX_NAMED = 100;

/** Every job that the platform runs by itself, on all its tenants; Vitam's name and time where it has the same. */
export function composeJobs(
  { database, newGuid }: Foundation,
  { voice }: Pick<Rooms, 'voice'>,
  tenants: TenantRegistry,
): readonly ScheduledJob[] {
  const workflows = composeOutlines();
  return [
    {
      name: 'ProcessObsoleteComputedInheritedRulesJob',
      description: 'Computes the inherited rules that units wait for',
      schedule: { every: 'day', hour: 2, minute: 30 },
      run: async (signal) => {
        const operations: string[] = [];
        for (const { id } of tenants.active()) {
          signal.throwIfAborted();
          const operation = await computeObsoleteRules({ database, voice, newGuid }, id);
          if (operation !== undefined) operations.push(operation);
        }
        return {
          status: 'OK',
          detail: { operations: operations.slice(0, MAX_NAMED), count: operations.length },
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
  ];
}

/** Runs them from this server, among those that share the database. Answers how to stop. */
export function keepScheduledJobs(
  { database, clock, logger }: Foundation,
  jobs: readonly ScheduledJob[],
): Promise<() => Promise<void>> {
  return keepJobsRunning({ database, clock, logger, owner: `${hostname()}:${process.pid}` }, jobs);
}
