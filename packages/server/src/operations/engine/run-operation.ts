import { chartrierError } from '@chartrier/messages';
import { EMPTY_METER, isAtLeast, worst } from '../../logbook/index.ts';
import { commitOperation, type LastStep } from './commit-operation.ts';
import { noCrash } from './crash-points.ts';
import type { CommitDefinition, StepDefinition } from './definition.ts';
import { durableMarks } from './durable-marks.ts';
import { failureDetail } from './failure-outcome.ts';
import { finishOperation, sealAndComplete } from './finish-operation.ts';
import { gatheredMarks, mayGather } from './gathered-marks.ts';
import { handleInterruption } from './handle-interruption.ts';
import { type OperationRow, readRow } from './operation-row.ts';
import { pauseAtEnd, pauseInFatal } from './pause-operation.ts';
import { runStep } from './run-step.ts';
import type { RunningOperation } from './running-operation.ts';
import type { MarkedOperation } from './step-marks.ts';
import { stepResult } from './step-result.ts';
import type { EndedStep } from './step-run.ts';
import { lastRun, openStep, readBatches } from './step-run.ts';

/** Claims in a row that end without one checkpoint: then the operation is held for someone to look at it. */
export const MAX_CRASHES = 5;

/**
 * Carries an operation on from wherever it is, until it is completed, paused, or taken away. Each turn reads
 * the row, does one thing and writes what it led to: a crash at any place is the next holder's first turn. The marks of a
 * small operation's steps may be gathered: what was not written yet is then done again by the next holder.
 */
export async function runOperation(running: RunningOperation): Promise<void> {
  const first = await readRow(running.engine.db, running.lease);
  if (first === undefined) return;
  if (mayGather(running, first)) return await carryGathered(running, first);
  const marked = { ...running, marks: durableMarks(running) };
  let row: OperationRow | undefined = first;
  while (row !== undefined && (await takeTurn(marked, row)) === 'go on')
    row = await readRow(running.engine.db, running.lease);
}

async function carryGathered(running: RunningOperation, first: OperationRow): Promise<void> {
  const { db } = running.engine;
  const marks = gatheredMarks(running);
  const marked: MarkedOperation = { ...running, lease: marks.lease, gathers: true, marks };
  let row: OperationRow | undefined = first;
  for (;;) {
    const interruption = running.lease.interruption();
    if (marks.row() === undefined || interruption !== undefined) {
      if (interruption !== 'LEASE_LOST') await marks.write();
      row = await readRow(db, running.lease);
      if (row !== undefined) marks.follow(row);
    } else row = marks.row();
    if (row === undefined || (await takeTurn(marked, row)) === 'leave') return;
  }
}

async function takeTurn(running: MarkedOperation, row: OperationRow): Promise<'leave' | 'go on'> {
  const { lease } = running;
  if (row.fence !== lease.fence || row.owner === null) return 'leave';
  if (row.requested_action !== null) lease.interrupt(row.requested_action);
  const interruption = lease.interruption();
  if (interruption !== undefined) return await handleInterruption(running, row, interruption);
  await advance(running, row);
  return 'go on';
}

async function advance(running: MarkedOperation, row: OperationRow): Promise<void> {
  const step = running.workflow.steps[row.step];
  if (row.crashes >= MAX_CRASHES) return await holdForCrashes(running, row, row.finished ? undefined : step);
  if (row.finished) return await sealAndComplete(running, row);
  const { commit } = running.workflow;
  if (commit !== undefined && isLeftBeforeCommit(row)) return await commitAfterPause(running, row, commit);
  if (step === undefined) return await finishOperation(running, row);
  const ended = await runStep(running, row, step);
  if (ended === undefined) return;
  if (ended.result.status === 'FATAL') return await pauseInFatal(running, row, step, ended);
  const isCommittable =
    row.step === row.finally_step - 1 && !isAtLeast(worst(row.status, ended.result.status), 'KO');
  if (commit !== undefined && isCommittable && !pausesAfter(row))
    return await commitOperation(running, row, commit, { ...ended, step, written: false });
  await endStep(running, row, step, ended);
  await (running.engine.crashPoints ?? noCrash)('step-ended', step.name);
}

/** Step by step, unless nothing is left to run. */
function pausesAfter(row: OperationRow): boolean {
  return row.step_by_step && row.step + 1 < row.steps.length;
}

/** Everything ordinary is done, nothing was KO, and the commit is not: the operation was paused between. */
function isLeftBeforeCommit(row: OperationRow): boolean {
  return (
    row.step === row.finally_step &&
    !row.step_open &&
    row.seq === null &&
    !row.refused &&
    !isAtLeast(row.status, 'KO')
  );
}

async function commitAfterPause(
  running: MarkedOperation,
  row: OperationRow,
  commit: CommitDefinition<undefined>,
): Promise<void> {
  const place = row.finally_step - 1;
  const step = running.workflow.steps[place];
  if (step === undefined) throw new Error(`Operation ${row.id} has no step before its commit`);
  const run = await lastRun(running.engine.db, row, place);
  const batches = await readBatches(running.engine.db, run);
  const last: LastStep = {
    step,
    run,
    result: stepResult(step, [...batches.values()], run.items),
    written: true,
  };
  await commitOperation(running, row, commit, last);
}

/** BLOCKING in KO: the FINALLY step is next, at once. Otherwise the next step, or a pause before it. */
async function endStep(
  running: MarkedOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  ended: EndedStep,
): Promise<void> {
  const refused = step.behavior === 'BLOCKING' && isAtLeast(ended.result.status, 'KO');
  await running.marks.end(row, step, ended, {
    step: refused ? row.finally_step : row.step + 1,
    refused,
    pause: !refused && pausesAfter(row),
  });
}

/** An operation that kills whoever runs it must not be run for ever. */
async function holdForCrashes(
  running: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined> | undefined,
): Promise<void> {
  const { engine } = running;
  const error = chartrierError('OPERATION_STOPS_WORKERS', { operation: row.id, count: row.crashes });
  engine.logger.error({ error, operation: row.id, tenant: row.tenant }, 'an operation is held');
  if (step === undefined) return await pauseAtEnd(running, row);
  const run = await openStep(running, row, step);
  const result = { status: 'FATAL' as const, meter: EMPTY_METER, actions: [] };
  await pauseInFatal(running, row, step, { run, result }, { detail: failureDetail(error, engine.language) });
}
