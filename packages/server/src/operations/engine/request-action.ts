import type { OperationReference } from '../../logbook/index.ts';
import type { Database } from '../../platform/index.ts';
import { applyTransition } from './apply-transition.ts';
import { notify, operationPayload, STOPPED_CHANNEL, WORK_CHANNEL } from './channels.ts';
import type { JournalVoice } from './dependencies.ts';
import { writeFinalEvent } from './final-event.ts';
import { isForcedPause } from './forced-pause.ts';
import { lockRow } from './operation-row.ts';
import { type OperationStatus, operationStatus } from './operation-status.ts';
import { decide, type RequestedAction } from './transitions.ts';

export type { RequestedAction } from './transitions.ts';

/**
 * NEXT, RESUME, REPLAY or PAUSE, as `PUT operations/{id}` asks. Answers the operation as it is then: the work
 * itself is a worker's.
 *
 * @throws OPERATION_UNKNOWN, OPERATION_ACTION_REFUSED, OPERATION_LAST_STEP, OPERATION_COMMITTED
 */
export async function requestAction(
  db: Database,
  reference: OperationReference,
  action: RequestedAction,
): Promise<OperationStatus> {
  return await db.transaction(async (transaction) => {
    const row = await lockRow(transaction, reference);
    const forcedPause = await isForcedPause(transaction, row.tenant, row.type_proc);
    const transition = decide(row, action, forcedPause);
    if (transition.kind !== 'abandon') await applyTransition(transaction, row, transition);
    return await operationStatus(transaction, reference);
  });
}

/**
 * `DELETE operations/{id}`: the operation ends in KO through its FINALLY step; one that never ran is
 * completed at once.
 *
 * @throws OPERATION_UNKNOWN, OPERATION_ACTION_REFUSED, OPERATION_LAST_STEP, OPERATION_COMMITTED
 */
export async function cancelOperation(
  db: Database,
  voice: JournalVoice,
  reference: OperationReference,
): Promise<OperationStatus> {
  return await db.transaction(async (transaction) => {
    const row = await lockRow(transaction, reference);
    const transition = decide(row, 'CANCEL', false);
    if (transition.kind === 'abandon') {
      await writeFinalEvent(transaction, voice, row, 'KO', undefined);
      await transaction.query(
        `update operation set state = 'COMPLETED', status = 'KO', outcome = 'KO', refused = true, finished = true, completed_at = $3
         where tenant = $1 and id = $2`,
        [row.tenant, row.id, voice.clock.now()],
      );
      await notify(transaction, STOPPED_CHANNEL, operationPayload(row));
      await notify(transaction, WORK_CHANNEL, row.lane);
    } else await applyTransition(transaction, row, transition);
    return await operationStatus(transaction, reference);
  });
}
