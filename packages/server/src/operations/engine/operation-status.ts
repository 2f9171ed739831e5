import { chartrierError } from '@chartrier/messages';
import {
  EMPTY_METER,
  gravity,
  type Meter,
  type OperationReference,
  type Status,
} from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { ProcessState } from './definition.ts';
import { type OperationRow, readRow } from './operation-row.ts';

/** An operation as polling shows it. */
export interface OperationStatus {
  readonly tenant: number;
  readonly id: string;
  /** The workflow's id. */
  readonly workflow: string;
  /** evTypeProc: what X-Context-Id tells in the answers. */
  readonly typeProc: string;
  readonly state: ProcessState;
  readonly status: Status;
  readonly statusMeter: Meter;
  readonly stepByStep: boolean;
  readonly previousStep?: string;
  readonly nextStep?: string;
  /** How far the running step is. */
  readonly progress?: { readonly step: string; readonly processed: number; readonly toProcess: number };
  readonly createdAt: Date;
  readonly completedAt?: Date;
}

/** @throws OPERATION_UNKNOWN */
export async function operationStatus(
  queryable: Queryable,
  reference: OperationReference,
): Promise<OperationStatus> {
  const row = await readRow(queryable, reference);
  if (row === undefined) throw chartrierError('OPERATION_UNKNOWN', { operation: reference.id });
  const progress = row.step_open ? await stepProgress(queryable, row) : undefined;
  return {
    ...statusOfRow(row),
    ...(progress === undefined ? {} : { progress }),
    ...(row.completed_at === null ? {} : { completedAt: row.completed_at }),
  };
}

export function statusOfRow(
  row: Pick<
    OperationRow,
    | 'tenant'
    | 'id'
    | 'workflow'
    | 'type_proc'
    | 'state'
    | 'status'
    | 'step_by_step'
    | 'steps'
    | 'step'
    | 'created_at'
  >,
): OperationStatus {
  const previous = row.steps[row.step - 1];
  const next = row.steps[row.step];
  return {
    tenant: row.tenant,
    id: row.id,
    workflow: row.workflow,
    typeProc: row.type_proc,
    state: row.state,
    status: row.status,
    statusMeter: EMPTY_METER.map((_, place) => (place === gravity(row.status) ? 1 : 0)),
    stepByStep: row.step_by_step,
    ...(previous === undefined ? {} : { previousStep: previous }),
    ...(next === undefined ? {} : { nextStep: next }),
    createdAt: row.created_at,
  };
}

async function stepProgress(queryable: Queryable, row: OperationRow): Promise<OperationStatus['progress']> {
  const found = await queryable.query<{ name: string; processed: number; to_process: number | null }>(
    `select name, elements_processed as processed, elements_to_process as to_process from step_run
     where tenant = $1 and operation_id = $2 and step = $3 order by run desc limit 1`,
    [row.tenant, row.id, row.step],
    { name: 'operation-progress' },
  );
  const run = found.rows[0];
  return run?.to_process == null
    ? undefined
    : { step: run.name, processed: run.processed, toProcess: run.to_process };
}
