import { chartrierError } from '@chartrier/messages';
import type { OperationReference, Status } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { OperationCaller, ProcessState } from './definition.ts';

/** An operation as its row tells it. */
export interface OperationRow {
  readonly tenant: number;
  readonly id: string;
  readonly workflow: string;
  readonly definition_version: number;
  readonly identifier: string;
  readonly type_proc: string;
  readonly lane: 'large' | 'small';
  /** Names of the steps. */
  readonly steps: readonly string[];
  readonly state: ProcessState;
  readonly status: Status;
  /** Index of the step to run next. */
  readonly step: number;
  readonly step_open: boolean;
  readonly step_by_step: boolean;
  readonly requested_action: 'PAUSE' | 'CANCEL' | null;
  readonly refused: boolean;
  readonly owner: string | null;
  readonly fence: number;
  readonly crashes: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly caller: OperationCaller;
  readonly seq: number | null;
  readonly chain_link: string | null;
  readonly previous_link: string | null;
  readonly prepared_digest: string | null;
  readonly finally_step: number;
  readonly committed_at: Date | null;
  readonly finished: boolean;
  readonly outcome: Status | null;
  readonly sealed: boolean;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly completed_at: Date | null;
}

/** The columns of the row, named: a statement that is kept planned must not change when a later release adds one. */
export const OPERATION_COLUMNS = `
  tenant, id, workflow, definition_version, identifier, type_proc, lane, steps, state, status, step,
  step_open, step_by_step, requested_action, refused, owner, fence, crashes, parameters, caller, seq,
  chain_link, previous_link, prepared_digest, finally_step, committed_at, finished, outcome, sealed,
  created_at, started_at, completed_at`;

export async function readRow(
  queryable: Queryable,
  { tenant, id }: OperationReference,
): Promise<OperationRow | undefined> {
  const found = await queryable.query<OperationRow>(
    `select ${OPERATION_COLUMNS} from operation where tenant = $1 and id = $2`,
    [tenant, id],
    { name: 'operation-row' },
  );
  return found.rows[0];
}

/** The row, held until the transaction ends. @throws OPERATION_UNKNOWN */
export async function lockRow(
  queryable: Queryable,
  { tenant, id }: OperationReference,
): Promise<OperationRow> {
  const found = await queryable.query<OperationRow>(
    `select ${OPERATION_COLUMNS} from operation where tenant = $1 and id = $2 for no key update`,
    [tenant, id],
    { name: 'operation-row-lock' },
  );
  const row = found.rows[0];
  if (row === undefined) throw chartrierError('OPERATION_UNKNOWN', { operation: id });
  return row;
}

/** The operation is at its FINALLY step or past it: nothing can be asked of it but to end. */
export function isAtItsEnd(row: Pick<OperationRow, 'step' | 'finally_step' | 'finished'>): boolean {
  return row.finished || row.step >= row.finally_step;
}
