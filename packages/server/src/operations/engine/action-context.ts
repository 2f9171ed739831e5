import type { ActionContext, ItemRange } from './definition.ts';
import type { FactsRecorder } from './facts-recorder.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';

/**
 * What an action is given; `recorder` is absent where no lifecycle is written (counting, commit, cleaning).
 */
export function actionContext(
  { lease, gathers = false }: RunningOperation,
  row: OperationRow,
  parts: {
    readonly range?: ItemRange | undefined;
    readonly recorder?: FactsRecorder;
    readonly progress?: (done: number, total: number) => void;
  } = {},
): ActionContext<undefined> {
  const { recorder, range, progress } = parts;
  return {
    tenant: row.tenant,
    operationId: row.id,
    attempt: row.fence,
    workflow: row.workflow,
    createdAt: row.created_at,
    caller: row.caller,
    parameters: row.parameters,
    status: row.status,
    ...(row.seq === null ? {} : { seq: BigInt(row.seq) }),
    services: undefined,
    gathered: gathers,
    ...(range === undefined ? {} : { range }),
    signal: lease.signal(),
    progress: progress ?? (() => {}),
    recordFacts: recorder?.record ?? noLifecycle,
    recordFactsFrom: recorder?.recordFrom ?? noLifecycle,
    transaction: lease.transactionOfBatch,
    statement: lease.ofBatch,
  };
}

async function noLifecycle(): Promise<never> {
  throw new Error('Lifecycle facts are given by actions only');
}
