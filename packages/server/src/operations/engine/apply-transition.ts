import { forgetFacts } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import { notify, operationPayload, REQUEST_CHANNEL, WORK_CHANNEL } from './channels.ts';
import type { OperationRow } from './operation-row.ts';
import type { Transition } from './transitions.ts';

/**
 * Writes what a request decided, in the transaction that holds the row; `abandon` is the canceller's to
 * write.
 */
export async function applyTransition(
  queryable: Queryable,
  row: OperationRow,
  transition: Exclude<Transition, { kind: 'abandon' }>,
): Promise<void> {
  switch (transition.kind) {
    case 'none':
      return;
    case 'run':
      if (transition.replay) await openReplay(queryable, row, transition.step);
      await queryable.query(
        `update operation set state = 'RUNNING', step = $3, step_by_step = $4, step_open = step_open or $5,
           requested_action = null, owner = null, lease_until = null, crashes = 0,
           status = coalesce(outcome, case when refused then 'KO' end, (${STATUS_BEFORE_STEP}))
         where tenant = $1 and id = $2`,
        [row.tenant, row.id, transition.step, transition.stepByStep, transition.replay],
        { name: 'operation-run' },
      );
      await notify(queryable, WORK_CHANNEL, row.lane);
      return;
    case 'ask':
      await queryable.query(
        `update operation set requested_action = $3, state = 'RUNNING',
           step_by_step = step_by_step and $3 <> 'CANCEL'
         where tenant = $1 and id = $2`,
        [row.tenant, row.id, transition.action],
      );
      await notify(queryable, REQUEST_CHANNEL, operationPayload(row));
      if (transition.wake) await notify(queryable, WORK_CHANNEL, row.lane);
      return;
  }
}

/**
 * The gravest status of the steps that ended before the one to run: what a step that is done again had given
 * does not count any more. `FATAL` never counts: it stopped the operation, which goes on now.
 */
const STATUS_BEFORE_STEP = `
  select coalesce(
    (array['STARTED', 'ALREADY_EXECUTED', 'OK', 'WARNING', 'KO'])[max(array_position(
      array['STARTED', 'ALREADY_EXECUTED', 'OK', 'WARNING', 'KO'], latest.status))],
    'STARTED')
  from (
    select distinct on (step) status from step_run
    where step_run.tenant = $1 and step_run.operation_id = $2 and step_run.step < $3 and ended_at is not null
    order by step, run desc
  ) as latest`;

/** A replayed step starts from its first item; its STARTED event is not written again. */
async function openReplay(queryable: Queryable, row: OperationRow, step: number): Promise<void> {
  await forgetFacts(queryable, row, { step });
  await queryable.query(
    `insert into step_run (tenant, operation_id, step, run, name, status)
     select $1, $2, $3, coalesce(max(run), 0) + 1, $4, 'STARTED' from step_run
     where tenant = $1 and operation_id = $2 and step = $3`,
    [row.tenant, row.id, step, row.steps[step] ?? ''],
  );
}
