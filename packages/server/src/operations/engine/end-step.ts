import {
  agentText,
  appendEvents,
  type JournalWrite,
  jsonObject,
  type LogbookMaster,
  type NewEvent,
  type SharedDeclarations,
  type Status,
  worst,
  writeSharedEvents,
} from '../../logbook/index.ts';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import type { StepDefinition } from './definition.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';
import { endEvents, masterUpdates } from './step-events.ts';
import { lifecycleOf } from './step-lifecycle.ts';
import type { EndedStep } from './step-run.ts';

/** Where the operation goes after a step. */
export interface AfterStep {
  /** Index of the step to run next. */
  readonly step: number;
  /** The step stays open: it was FATAL, and goes on when the operation is resumed. */
  readonly open?: boolean;
  readonly refused?: boolean;
}

/** What the end of a step tells beside its result. */
export interface StepEndNotes {
  /** evDetData of the step's own event: why it failed outside of its actions. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Events after the step's own. */
  readonly events?: readonly NewEvent[];
}

/** The end of a step as the journal tells it: its events, what it gives to the master, and to its items' lifecycles. */
export function endOfStep(
  { engine }: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  { run, result }: EndedStep,
  notes: StepEndNotes = {},
): { readonly write: JournalWrite; readonly shared: readonly SharedDeclarations[] } {
  const { language } = engine;
  const at = vitamDateTime(engine.clock.now());
  const agId = agentText(engine.agent);
  const declarations = result.actions.flatMap(({ action }) => {
    const ran = step.actions[action];
    return ran === undefined ? [] : lifecycleOf(step, ran).map((event) => ({ action: ran.key, event }));
  });
  return {
    write: {
      at,
      agId,
      masterUpdates: masterUpdates(result),
      events: (master) => [
        ...endEvents(step, result, { known: knownOf(master), detail: notes.detail, language }),
        ...(notes.events ?? []),
      ],
    },
    shared:
      declarations.length === 0
        ? []
        : [{ step: run.step, at, agId, evTypeProc: row.type_proc, language, declarations }],
  };
}

/**
 * Writes the end of a step in one update of the journal: its events, what it gives to the master, the
 * lifecycle events that its items share, its place and the operation's. Answers the operation's status. Runs
 * in the caller's transaction.
 */
export async function writeStepEnd(
  transaction: Queryable,
  running: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  ended: EndedStep,
  after: AfterStep,
  notes: StepEndNotes = {},
): Promise<Status> {
  const { run, result } = ended;
  const reference = { tenant: row.tenant, id: row.id };
  const { write, shared } = endOfStep(running, row, step, ended, notes);
  await appendEvents(transaction, reference, write);
  for (const declarations of shared) await writeSharedEvents(transaction, reference, declarations);
  await transaction.query(
    `update step_run set status = $5, meter = $6, ended_at = $7
     where tenant = $1 and operation_id = $2 and step = $3 and run = $4`,
    [row.tenant, row.id, run.step, run.run, result.status, result.meter, running.engine.clock.now()],
    { name: 'step-run-end' },
  );
  const status = worst(row.status, result.status);
  await transaction.query(
    `update operation set step = $3, step_open = $4, refused = refused or $5, status = $6, crashes = 0
     where tenant = $1 and id = $2`,
    [row.tenant, row.id, after.step, after.open === true, after.refused === true, status],
    { name: 'operation-after-step' },
  );
  return status;
}

/** What a step's event repeats of the master, once it is known (Vitam's step events). */
function knownOf(master: LogbookMaster): Readonly<Record<string, string>> {
  const agency = jsonObject(master.agIdExt)?.originatingAgency;
  return {
    ...(master.rightsStatementIdentifier === undefined
      ? {}
      : { rightsStatementIdentifier: master.rightsStatementIdentifier }),
    ...(agency === undefined ? {} : { agIdExt: JSON.stringify({ originatingAgency: agency }) }),
    ...(master.obIdIn === undefined ? {} : { obIdIn: master.obIdIn }),
  };
}
