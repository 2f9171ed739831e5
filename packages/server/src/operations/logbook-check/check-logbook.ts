import { type LogbookOperation, readOperations } from '../../logbook/index.ts';
import type { Database } from '../../platform/index.ts';
import type { WorkflowOutline, WorkflowRegistry } from '../engine/index.ts';
import { type CheckError, checkOperation } from './check-operation.ts';
import { lifecycleOutcomes } from './lifecycle-outcomes.ts';

export interface LogbookCheckServices {
  readonly database: Database;
  readonly workflows: WorkflowRegistry<WorkflowOutline>;
}

/** A type of event that was met, and how it ended. */
export interface CheckedEvent {
  readonly eventType: string;
  readonly outcome: string;
  readonly outcomeDetail: string;
}

export interface LogbookCheck {
  readonly tenant: number;
  /** Each kind of event once. */
  readonly checkedEvents: readonly CheckedEvent[];
  /** The first thousand. */
  readonly checkErrors: readonly CheckError[];
  readonly checkedOperations: number;
  readonly errorCount: number;
}

const OPERATIONS_AT_ONCE = 200;
const MAX_ERRORS = 1_000;

/**
 * Checks the journals of a tenant's operations that are over, one by one: their events' form, the workflow that they follow,
 * and what their items' lifecycles tell (Vitam's `checklogbook`). Nothing is changed.
 *
 * @param signal stops the check between two batches
 */
export async function checkLogbook(
  { database, workflows }: LogbookCheckServices,
  tenant: number,
  signal?: AbortSignal,
): Promise<LogbookCheck> {
  const events = new Map<string, CheckedEvent>();
  const errors: CheckError[] = [];
  let errorCount = 0;
  let checkedOperations = 0;
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const { rows } = await database.query<{ id: string; workflow: string; version: number }>(
      `select id, workflow, definition_version "version" from operation
       where tenant = $1 and state = 'COMPLETED' and id > $2 order by id limit $3`,
      [tenant, after, OPERATIONS_AT_ONCE],
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    const ids = rows.map(({ id }) => id);
    const references = ids.map((id) => ({ tenant, id }));
    const operations = new Map((await readOperations(database, references)).map((one) => [one._id, one]));
    const lifecycles = await lifecycleOutcomes(database, tenant, ids);
    for (const { id, workflow, version } of rows) {
      const operation = operations.get(id);
      const found =
        operation === undefined
          ? [withoutJournal(id)]
          : checkOperation(
              operation,
              workflowOf(workflows, workflow, version),
              lifecycles.get(id) ?? new Map(),
            );
      if (operation !== undefined) noteEvents(events, operation);
      errorCount += found.length;
      errors.push(...found.slice(0, MAX_ERRORS - errors.length));
    }
    checkedOperations += rows.length;
  }
  return { tenant, checkedEvents: [...events.values()], checkErrors: errors, checkedOperations, errorCount };
}

function withoutJournal(operationId: string): CheckError {
  return { operationId, checkedProperty: 'events', savedLogbookMsg: '', expectedLogbookMsg: 'a journal' };
}

function workflowOf(
  { find, all }: WorkflowRegistry<WorkflowOutline>,
  id: string,
  version: number,
): WorkflowOutline | undefined {
  return find(id, version) ?? all.find((workflow) => workflow.id === id);
}

function noteEvents(events: Map<string, CheckedEvent>, operation: LogbookOperation): void {
  for (const { evType: eventType, outcome, outDetail: outcomeDetail } of [operation, ...operation.events])
    events.set(outcomeDetail, { eventType, outcome, outcomeDetail });
}
