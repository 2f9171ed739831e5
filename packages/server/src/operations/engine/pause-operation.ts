import type { Queryable } from '../../platform/index.ts';
import { notify, operationPayload, STOPPED_CHANNEL, WORK_CHANNEL } from './channels.ts';
import type { StepDefinition } from './definition.ts';
import { type StepEndNotes, writeStepEnd } from './end-step.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';
import type { EndedStep } from './step-run.ts';

/**
 * A committed operation that failed at its end is tried again by itself: its rows are in the archive and its
 * number is taken, so the offers must know of it soon, and nobody can cancel it any more.
 */
export const RETRY_AT_END_MILLISECONDS = 60_000;

/** The operation waits for someone to say next, resume, replay or cancel. In the caller's transaction. */
export async function pauseRow(queryable: Queryable, row: OperationRow): Promise<void> {
  await queryable.query(
    `update operation set state = 'PAUSE', owner = null, requested_action = null,
       lease_until = case when seq is null then null else clock_timestamp() + $3 * interval '1 millisecond' end
     where tenant = $1 and id = $2`,
    [row.tenant, row.id, RETRY_AT_END_MILLISECONDS],
  );
  await notify(queryable, STOPPED_CHANNEL, operationPayload(row));
}

/** PAUSE/FATAL, the step's end told in the journal; the step stays open, so that a resume goes on with it. */
export async function pauseInFatal(
  running: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  ended: EndedStep,
  notes: StepEndNotes = {},
): Promise<void> {
  await running.lease.transaction(async (transaction) => {
    await writeStepEnd(transaction, running, row, step, ended, { step: ended.run.step, open: true }, notes);
    await transaction.query(`update operation set status = 'FATAL' where tenant = $1 and id = $2`, [
      row.tenant,
      row.id,
    ]);
    await pauseRow(transaction, row);
  });
}

/**
 * PAUSE/FATAL outside of any step: the operation's end could not be written on the offers. One that was
 * abandoned before it ran is COMPLETED already, and stays so: its folder is tried again later.
 */
export async function pauseAtEnd({ lease }: RunningOperation, row: OperationRow): Promise<void> {
  await lease.transaction(async (transaction) => {
    if (row.state === 'COMPLETED') {
      await transaction.query(
        `update operation set owner = null, crashes = 0,
           lease_until = clock_timestamp() + $3 * interval '1 millisecond'
         where tenant = $1 and id = $2`,
        [row.tenant, row.id, RETRY_AT_END_MILLISECONDS],
      );
      return;
    }
    await transaction.query(`update operation set status = 'FATAL' where tenant = $1 and id = $2`, [
      row.tenant,
      row.id,
    ]);
    await pauseRow(transaction, row);
  });
}

/** The worker stops: another one goes on with the operation at once. */
export async function releaseRow({ lease }: RunningOperation, row: OperationRow): Promise<void> {
  await lease.transaction(async (transaction) => {
    await transaction.query(
      'update operation set owner = null, lease_until = null where tenant = $1 and id = $2',
      [row.tenant, row.id],
    );
    await notify(transaction, WORK_CHANNEL, row.lane);
  });
}
