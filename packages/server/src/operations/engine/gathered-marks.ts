import { isChartrierError } from '@chartrier/messages';
import { worst } from '../../logbook/index.ts';
import type { Transaction } from '../../platform/index.ts';
import type { StepDefinition } from './definition.ts';
import { type AfterStep, endOfStep } from './end-step.ts';
import type { Lease } from './lease.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';
import { startOfStep } from './step-events.ts';
import type { StepMarks } from './step-marks.ts';
import type { EndedStep } from './step-run.ts';
import { type GatheredBatch, type GatheredRun, type Gathering, writeGathered } from './write-gathered.ts';

/** Marks are written at the end of a step when the first of them is as old as this: whoever looks sees it advance. */
const WRITTEN_EVERY_MILLISECONDS = 1_000;

/** The marks of a small operation's steps, in memory until something has to be durable. */
export interface GatheredMarks extends StepMarks {
  /**
   * The operation's lease, each durable transaction of which first writes what was gathered: nothing durable is ever ahead
   * of the marks of the steps that led to it.
   */
  readonly lease: Lease;
  /** The row as what was gathered leaves it; undefined when it must be read. */
  row(): OperationRow | undefined;
  /** The row that was read, for what will be gathered from it. */
  follow(row: OperationRow): void;
  /** Writes what was gathered, if anything was. */
  write(): Promise<void>;
}

/**
 * Whether the marks of an operation may be gathered: its workflow says that its steps may be done again from any earlier one,
 * it is small, and this is the first time that anyone runs it. One that was interrupted goes on with durable marks.
 */
export function mayGather({ workflow, lease }: RunningOperation, row: OperationRow): boolean {
  return (
    workflow.gathersWhenSmall === true &&
    row.lane === 'small' &&
    lease.fence === 1 &&
    !row.step_by_step &&
    !row.step_open
  );
}

/**
 * Gathers the marks of an operation's steps. They are lost with the process, and the steps are then done again: until the
 * commit, no one but the operation itself knows of what its steps did.
 */
export function gatheredMarks(running: RunningOperation): GatheredMarks {
  const { engine, workflow, lease } = running;
  let gathering = nothing();
  /** As the gathered marks leave it. */
  let row: OperationRow | undefined;
  /** Something else was written of it since it was read. */
  let isStale = true;
  let since = 0;

  function gather(change: Partial<Gathering>): void {
    if (isEmpty(gathering)) since = performance.now();
    gathering = { ...gathering, ...change };
  }

  function changeRun(step: number, change: Partial<GatheredRun>): void {
    const before = gathering.runs.get(step);
    if (before === undefined) throw new Error(`Step ${step} of operation ${lease.id} was not opened`);
    gather({ runs: new Map(gathering.runs).set(step, { ...before, ...change, isNew: true }) });
  }

  function gatherStart(current: OperationRow, step: StepDefinition<undefined>): void {
    if (gathering.runs.get(current.step) === undefined) {
      const run: GatheredRun = {
        step: current.step,
        name: step.name,
        status: 'STARTED',
        startedAt: engine.clock.now(),
        isNew: true,
      };
      gather({
        writes: [...gathering.writes, ...startOfStep(engine, step)],
        runs: new Map(gathering.runs).set(current.step, run),
      });
    }
    row = { ...current, step_open: true };
  }

  function gatherEnd(
    current: OperationRow,
    step: StepDefinition<undefined>,
    ended: EndedStep,
    { step: next, refused = false }: AfterStep,
  ): OperationRow {
    const { write: journal, shared } = endOfStep(running, current, step, ended);
    gather({ writes: [...gathering.writes, journal], shared: [...gathering.shared, ...shared] });
    const { status, meter } = ended.result;
    changeRun(ended.run.step, { status, meter, endedAt: engine.clock.now() });
    return {
      ...current,
      step: next,
      step_open: false,
      refused: current.refused || refused,
      status: worst(current.status, status),
    };
  }

  async function writeWith<T>(
    held: Lease['transaction'],
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      const done = await held(async (transaction) => {
        if (row !== undefined && !isEmpty(gathering)) {
          await writeGathered(transaction, row, gathering);
          await workflow.confirm?.(transaction, { tenant: lease.tenant, operationId: lease.id }, undefined);
        }
        return await work(transaction);
      });
      gathering = writtenOf(gathering);
      isStale = true;
      return done;
    } catch (error) {
      if (isChartrierError(error, 'DATABASE_UNAVAILABLE')) {
        // The connection may break after the database took them: the row tells, and nothing is written twice.
        gathering = nothing();
        isStale = true;
      }
      throw error;
    }
  }

  async function write(held: Lease['transaction'] = lease.transaction): Promise<void> {
    if (!isEmpty(gathering)) await writeWith(held, async () => undefined);
  }

  return {
    lease: { ...lease, transaction: (work) => writeWith(lease.transaction, work) },
    row: () => (isStale ? undefined : row),
    follow(read) {
      row = read;
      isStale = false;
    },
    write: () => write(),
    async open(current, step) {
      const place = current.step;
      gatherStart(current, step);
      // its actions read the journal
      if (step.behavior === 'FINALLY') await write(lease.transactionOfBatch);
      const levels = gathering.runs.get(place)?.levels ?? null;
      return { tenant: current.tenant, id: current.id, step: place, run: 1, levels };
    },
    async counted({ step }, levels) {
      changeRun(step, { levels, toProcess: levels.reduce((sum, count) => sum + count, 0) });
    },
    batches: async ({ step }) =>
      new Map(
        [...gathering.batches.values()]
          .filter((batch) => batch.step === step)
          .map(({ range, results }) => [range.from, results]),
      ),
    async batch({ step }, range, results, processed) {
      const batch: GatheredBatch = { step, range, results: [...results], isNew: true };
      gather({ batches: new Map(gathering.batches).set(`${step}/${range.from}`, batch) });
      if (processed !== undefined) changeRun(step, { processed });
    },
    show: () => write(lease.transactionOfBatch),
    async end(current, step, ended, { pause, ...after }) {
      row = gatherEnd(current, step, ended, after);
      isStale = false;
      if (pause || performance.now() - since >= WRITTEN_EVERY_MILLISECONDS) await write();
    },
    endWithCommit(current, step, ended) {
      const before = { gathering, row };
      const after = gatherEnd(current, step, ended, { step: current.finally_step });
      const last = workflow.steps[current.finally_step];
      row = after;
      if (last !== undefined) gatherStart(after, last);
      const given = gathering;
      return () => {
        // what was written, or may have been, is not what was given any more
        if (gathering === given) ({ gathering, row } = before);
      };
    },
  };
}

function nothing(): Gathering {
  return { writes: [], runs: new Map(), batches: new Map(), shared: [] };
}

function isEmpty({ writes, runs, batches }: Gathering): boolean {
  return (
    writes.length === 0 &&
    [...runs.values()].every(({ isNew }) => !isNew) &&
    [...batches.values()].every(({ isNew }) => !isNew)
  );
}

/** The runs and batches that were written are kept: the step that is open goes on from them. */
function writtenOf({ runs, batches }: Gathering): Gathering {
  return {
    ...nothing(),
    runs: new Map([...runs].map(([step, run]) => [step, { ...run, isNew: false }])),
    batches: new Map([...batches].map(([key, batch]) => [key, { ...batch, isNew: false }])),
  };
}
