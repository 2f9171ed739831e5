import { chartrierError } from '@chartrier/messages';
import { isAtItsEnd, type OperationRow } from './operation-row.ts';

export type RequestedAction = 'NEXT' | 'RESUME' | 'REPLAY' | 'PAUSE';

/** What a request does to an operation. */
export type Transition =
  /** Nothing: it is already so. */
  | { readonly kind: 'none' }
  /** It runs, from a step; a replayed step starts anew. */
  | { readonly kind: 'run'; readonly step: number; readonly stepByStep: boolean; readonly replay: boolean }
  /** Its worker is asked to stop at the next safe point; `wake`: no worker has it. */
  | { readonly kind: 'ask'; readonly action: 'PAUSE' | 'CANCEL'; readonly wake: boolean }
  /** It never ran: it is completed at once. */
  | { readonly kind: 'abandon' };

type Deciding = Pick<
  OperationRow,
  'id' | 'state' | 'status' | 'step' | 'step_open' | 'finally_step' | 'finished' | 'seq' | 'refused'
>;

/**
 * What an action asked through the API does to an operation: Vitam's transitions (PAUSE to RUNNING, PAUSE or
 * COMPLETED; RUNNING to PAUSE or COMPLETED), and its refusals, as 409.
 *
 * @param forcedPause an operator holds operations of this type or tenant: RESUME runs one step only.
 * @throws OPERATION_ACTION_REFUSED, OPERATION_LAST_STEP, OPERATION_COMMITTED
 */
export function decide(row: Deciding, action: RequestedAction | 'CANCEL', forcedPause: boolean): Transition {
  switch (action) {
    case 'NEXT':
    case 'RESUME':
      if (row.state !== 'PAUSE') throw refused(row, action);
      return {
        kind: 'run',
        step: row.step,
        stepByStep: action === 'NEXT' || forcedPause,
        replay: false,
      };
    case 'REPLAY':
      if (row.state !== 'PAUSE') throw refused(row, action);
      if (row.seq !== null) throw chartrierError('OPERATION_COMMITTED', { operation: row.id, action });
      return { kind: 'run', step: replayedStep(row), stepByStep: true, replay: true };
    case 'PAUSE':
      if (row.state !== 'RUNNING') return { kind: 'none' };
      if (row.seq !== null) throw chartrierError('OPERATION_COMMITTED', { operation: row.id, action });
      if (isAtItsEnd(row)) throw chartrierError('OPERATION_LAST_STEP', { operation: row.id, action });
      return { kind: 'ask', action, wake: false };
    case 'CANCEL':
      if (row.state === 'COMPLETED') throw refused(row, action);
      if (row.seq !== null) throw chartrierError('OPERATION_COMMITTED', { operation: row.id, action });
      if (row.state === 'PAUSE' && row.status === 'UNKNOWN') return { kind: 'abandon' };
      if (row.finished || (row.state === 'RUNNING' && isAtItsEnd(row)))
        throw chartrierError('OPERATION_LAST_STEP', { operation: row.id, action });
      return { kind: 'ask', action, wake: row.state === 'PAUSE' };
  }
}

/** REPLAY goes one step back; a step that was left in its middle or failed is that step. */
function replayedStep(row: Deciding): number {
  return row.step_open ? row.step : Math.max(0, row.step - 1);
}

function refused(row: Deciding, action: string): Error {
  return chartrierError('OPERATION_ACTION_REFUSED', {
    operation: row.id,
    action,
    state: row.state,
    outcome: row.status,
  });
}
