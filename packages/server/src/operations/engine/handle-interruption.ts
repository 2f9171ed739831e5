import type { Transaction } from '../../platform/index.ts';
import type { StepDefinition } from './definition.ts';
import { writeStepEnd } from './end-step.ts';
import type { Interruption } from './lease.ts';
import { isAtItsEnd, type OperationRow } from './operation-row.ts';
import { pauseRow, releaseRow } from './pause-operation.ts';
import type { RunningOperation } from './running-operation.ts';
import { stepResult } from './step-result.ts';
import { lastRun, readBatches } from './step-run.ts';

/**
 * What a worker does when its work was interrupted: `leave` the operation, which is paused, released or
 * another's, or `go on` with what a cancel leads to.
 */
export async function handleInterruption(
  running: RunningOperation,
  row: OperationRow,
  interruption: Interruption,
): Promise<'leave' | 'go on'> {
  const { lease } = running;
  switch (interruption) {
    case 'LEASE_LOST':
      return 'leave';
    case 'STOP':
      await releaseRow(running, row);
      return 'leave';
    case 'PAUSE':
      // A pause that came too late has no effect: the last step runs, or the commit is done.
      if (row.seq === null && !isAtItsEnd(row)) {
        await lease.transaction((transaction) => pauseRow(transaction, row));
        return 'leave';
      }
      break;
    case 'CANCEL':
      if (row.seq === null && !row.finished) await cancel(running, row);
      break;
  }
  await lease.transaction((transaction) =>
    transaction.query('update operation set requested_action = null where tenant = $1 and id = $2', [
      row.tenant,
      row.id,
    ]),
  );
  lease.forgetRequest();
  return 'go on';
}

/** KO, then the FINALLY step; a step that was in its middle ends in KO with what its actions did. */
async function cancel(running: RunningOperation, row: OperationRow): Promise<void> {
  const step = running.workflow.steps[row.step];
  await running.lease.transaction(async (transaction) => {
    if (row.step_open && row.step < row.finally_step && step !== undefined)
      await endCutStep(transaction, running, row, step);
    await transaction.query(
      `update operation set refused = true, status = 'KO', step = finally_step,
         step_open = step_open and step = finally_step
       where tenant = $1 and id = $2`,
      [row.tenant, row.id],
    );
  });
}

async function endCutStep(
  transaction: Transaction,
  running: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
): Promise<void> {
  const run = await lastRun(transaction, row, row.step);
  const batches = await readBatches(transaction, run);
  const done = stepResult(step, [...batches.values()], 1);
  const ended = { run, result: { ...done, status: 'KO' as const } };
  await writeStepEnd(transaction, running, row, step, ended, { step: row.finally_step, refused: true });
}
