import { chartrierError, isChartrierError } from '@chartrier/messages';
import {
  agentText,
  insertEvents,
  type LogbookEvent,
  type LogbookMaster,
  labelOf,
  type OperationReference,
  outDetail,
  type Status,
  writeMaster,
} from '../../logbook/index.ts';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import { applyTransition } from './apply-transition.ts';
import type { OperationCaller, WorkflowOutline } from './definition.ts';
import type { JournalVoice } from './dependencies.ts';
import { isForcedPause } from './forced-pause.ts';
import { lockRow } from './operation-row.ts';
import { decide } from './transitions.ts';
import { finallyIndex } from './workflow-registry.ts';

export interface CreateOperation {
  readonly workflow: WorkflowOutline;
  readonly tenant: number;
  /** The request's id; a GUID. */
  readonly id: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly caller: OperationCaller;
  /** `RESUME` runs to the end, `NEXT` one step; `INIT` waits for one of them. */
  readonly firstAction: 'RESUME' | 'NEXT' | 'INIT';
  /**
   * Fields of the master event beside the common ones: obId, obIdIn, agIdExt, rightsStatementIdentifier,
   * evDetData.
   */
  readonly master?: Readonly<
    Partial<
      Pick<
        LogbookMaster,
        | 'obId'
        | 'obIdIn'
        | 'obIdReq'
        | 'agIdExt'
        | 'rightsStatementIdentifier'
        | 'evDetData'
        | 'evIdAppSession'
      >
    >
  >;
  /** Of a workflow with `givenJournal`: what its master says, and every event after it. */
  readonly journal?: {
    readonly outcome: Status;
    readonly outMessg: string;
    readonly events: readonly LogbookEvent[];
  };
}

/**
 * Creates an operation, in PAUSE/UNKNOWN, with the first event of its journal. With a first action it is
 * started at once, in the same transaction. The row, the event and what the caller writes stand together.
 *
 * @throws OPERATION_EXISTS
 */
export async function createOperation(
  transaction: Transaction,
  voice: JournalVoice,
  { workflow, tenant, id, parameters, caller, firstAction, master, journal }: CreateOperation,
): Promise<OperationReference> {
  const now = voice.clock.now();
  try {
    await transaction.query(
      `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, lane, steps,
         finally_step, state, status, step_by_step, parameters, caller, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'PAUSE', 'UNKNOWN', $10, $11, $12, $13)`,
      [
        tenant,
        id,
        workflow.id,
        workflow.version,
        workflow.identifier,
        workflow.typeProc,
        workflow.lane,
        workflow.steps.map((step) => step.name),
        finallyIndex(workflow),
        firstAction === 'NEXT',
        JSON.stringify(parameters),
        JSON.stringify(caller),
        now,
      ],
      { name: 'operation-create' },
    );
  } catch (error) {
    if (isChartrierError(error, 'DATABASE_DUPLICATE'))
      throw chartrierError('OPERATION_EXISTS', { operation: id }, { cause: error });
    throw error;
  }
  const detail = outDetail(workflow.identifier, undefined, 'STARTED');
  await writeMaster(
    transaction,
    { tenant, id },
    {
      evId: id,
      evParentId: null,
      evType: workflow.identifier,
      evDateTime: vitamDateTime(now),
      evIdProc: id,
      evTypeProc: workflow.typeProc,
      outcome: journal?.outcome ?? 'STARTED',
      outDetail: detail,
      outMessg: journal?.outMessg ?? labelOf(detail, voice.language),
      agId: agentText(voice.agent),
      ...(caller.contextId === undefined ? {} : { agIdApp: caller.contextId }),
      ...(caller.personalCertificate === undefined ? {} : { agIdPers: caller.personalCertificate }),
      ...(caller.applicationSession === undefined ? {} : { evIdAppSession: caller.applicationSession }),
      evIdReq: caller.requestId ?? id,
      ...master,
    },
  );
  if (journal !== undefined) await insertEvents(transaction, { tenant, id }, 1, journal.events);
  if (firstAction !== 'INIT') await startOperation(transaction, { tenant, id }, firstAction);
  return { tenant, id };
}

/**
 * Starts an operation that was created with `INIT`.
 * @throws OPERATION_UNKNOWN, OPERATION_ACTION_REFUSED when it was started already.
 */
export async function startOperation(
  transaction: Transaction,
  reference: OperationReference,
  firstAction: 'RESUME' | 'NEXT',
): Promise<void> {
  const row = await lockRow(transaction, reference);
  const forcedPause = await isForcedPause(transaction, row.tenant, row.type_proc);
  const transition = decide(row, firstAction, forcedPause);
  if (transition.kind !== 'abandon') await applyTransition(transaction, row, transition);
}
