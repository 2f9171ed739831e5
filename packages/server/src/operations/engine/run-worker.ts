import { setTimeout as sleep } from 'node:timers/promises';
import { WORK_CHANNEL } from './channels.ts';
import { claimOperation } from './claim-operation.ts';
import type { Workflow } from './definition.ts';
import type { EngineDependencies } from './dependencies.ts';
import { holdLease, type Lease } from './lease.ts';
import type { OperationRow } from './operation-row.ts';
import { resumeCommitted } from './resume-committed.ts';
import { runOperation } from './run-operation.ts';
import { reportUnknownWorkflows } from './unknown-workflows.ts';
import type { WorkflowRegistry } from './workflow-registry.ts';

/** How many operations of each lane the worker runs at once. */
export interface Lanes {
  readonly large: number;
  readonly small: number;
}

export interface WorkerOptions {
  readonly engine: EngineDependencies;
  readonly workflows: WorkflowRegistry<Workflow>;
  readonly lanes: Lanes;
  /** Who holds the operations: host and process, for operators. */
  readonly owner: string;
  /** Aborted to stop: operations are left at their next safe point, for another worker. */
  readonly signal: AbortSignal;
  readonly leaseMilliseconds?: number;
  readonly pollMilliseconds?: number;
}

export const LEASE_MILLISECONDS = 30_000;
/** Why the wait between two looks ends early; given, so that none is made each time. */
const WOKEN = 'woken';
/** How often work is looked for when no notification comes. */
export const POLL_MILLISECONDS = 1_000;

/**
 * Claims operations and runs them, until the signal is aborted; resolves when every operation it held is
 * left. Notifications are a hint: the table is also looked at regularly, which finds the operations of
 * workers that vanished.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { engine, signal } = options;
  const held = new Map<Lease, Promise<void>>();
  const wake = wakeUp();
  await reportUnknownWorkflows(engine, options.workflows.versions);
  const unlisten = await engine.db.listen(WORK_CHANNEL, wake.ring);
  signal.addEventListener('abort', wake.ring);
  const busy: Record<keyof Lanes, number> = { large: 0, small: 0 };

  async function claimInto(lane: keyof Lanes): Promise<void> {
    while (busy[lane] < options.lanes[lane] && !signal.aborted) {
      const row = await claimOperation(engine.db, {
        lane,
        versions: options.workflows.versions,
        owner: options.owner,
        leaseMilliseconds: options.leaseMilliseconds ?? LEASE_MILLISECONDS,
        now: engine.clock.now(),
      });
      if (row === undefined) return;
      busy[lane] += 1;
      const lease = await leaseOf(options, row);
      const run = carry(options, row, lease).finally(() => {
        busy[lane] -= 1;
        held.delete(lease);
        wake.ring();
      });
      held.set(lease, run);
      if (signal.aborted) lease.interrupt('STOP');
    }
  }

  const pollMilliseconds = options.pollMilliseconds ?? POLL_MILLISECONDS;
  let resumedAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const rung = wake.next();
    try {
      // no bell is rung for those: they are looked for as often as without any
      if (performance.now() - resumedAt >= pollMilliseconds) {
        await resumeCommitted(engine.db);
        resumedAt = performance.now();
      }
      await claimInto('small');
      await claimInto('large');
    } catch (error) {
      engine.logger.error({ error }, 'work cannot be claimed');
    }
    const polling = new AbortController();
    await Promise.race([
      rung,
      sleep(pollMilliseconds, undefined, { signal: polling.signal }).catch(() => {}),
    ]);
    polling.abort(WOKEN);
  }
  signal.removeEventListener('abort', wake.ring);
  for (const lease of held.keys()) lease.interrupt('STOP');
  await Promise.all(held.values());
  await unlisten();
}

function leaseOf({ engine, leaseMilliseconds }: WorkerOptions, row: OperationRow): Promise<Lease> {
  return holdLease({
    db: engine.db,
    logger: engine.logger,
    operation: row,
    leaseMilliseconds: leaseMilliseconds ?? LEASE_MILLISECONDS,
  });
}

/**
 * An error here is the engine's own or the database's: the lease ends by itself, and the operation is claimed
 * again.
 */
async function carry({ engine, workflows }: WorkerOptions, row: OperationRow, lease: Lease): Promise<void> {
  const workflow = workflows.find(row.workflow, row.definition_version);
  try {
    if (workflow !== undefined) await runOperation({ engine, workflow, lease });
  } catch (error) {
    engine.logger.error({ error, operation: row.id, tenant: row.tenant }, 'an operation was left');
  } finally {
    await lease.stopRenewing();
    await workflow
      ?.release?.({ tenant: row.tenant, operationId: row.id }, undefined)
      .catch((error: unknown) =>
        engine.logger.error({ error, operation: row.id }, 'memory was not given back'),
      );
  }
}

/** A bell that may ring before anyone waits for it. */
function wakeUp(): { readonly ring: () => void; readonly next: () => Promise<void> } {
  let bell = Promise.withResolvers<void>();
  return {
    ring: () => bell.resolve(),
    next() {
      bell = Promise.withResolvers<void>();
      return bell.promise;
    },
  };
}
