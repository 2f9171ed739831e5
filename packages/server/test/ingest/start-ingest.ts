import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { type LogbookOperation, readOperation } from '../../src/logbook/index.ts';
import { type Workflow, waitForCompletion, workflowRegistry } from '../../src/operations/engine/index.ts';
import { type IngestServices, receivePackage } from '../../src/operations/ingest/index.ts';
import { createLogger } from '../../src/platform/index.ts';
import { readOperationPaper } from '../../src/storage/index.ts';
import { newOperationId, startToyWorker, type ToyWorkerChoices } from '../engine/toy-engine.ts';
import { type ReferentialBench, startReferential } from '../referential/start-referential.ts';
import { composeIngest } from './compose-ingest.ts';

const TIMEOUT_MILLISECONDS = 180_000;

/** What became of a deposit. */
export interface Deposited {
  readonly operationId: string;
  readonly state: string;
  readonly status: string;
  /** outDetails in order. */
  readonly events: readonly string[];
  readonly operation: LogbookOperation;
  /** Data of the event whose outDetail starts so. */
  data(outDetail: string): Record<string, unknown>;
  reply(): Promise<string>;
}

export interface DepositOptions {
  readonly tenant?: number;
  readonly workflow?: string;
  readonly filename?: string;
  readonly manifestDigestAlgorithm?: string;
  readonly manifestDigestValue?: string;
  readonly contextId?: string;
}

export interface IngestBench extends ReferentialBench {
  readonly ingest: IngestServices;
  readonly workflows: readonly Workflow[];
  deposit(content: Buffer, options?: DepositOptions): Promise<Deposited>;
  /** Receives a package, and does not wait for its outcome. */
  receive(content: Buffer): Promise<string>;
  outcome(operationId: string, tenant?: number): Promise<Deposited>;
}

/** A platform that takes deposits: real database, two folders as offers, a worker for reference data and one for deposits. */
export async function startIngest(
  changes: Partial<IngestServices> = {},
  options: Omit<ToyWorkerChoices, 'owner'> & { readonly worker?: boolean } = {},
): Promise<IngestBench> {
  const referential = await startReferential();
  const { database, storage, workspace, engine } = referential;
  const { services: ingest, workflows } = composeIngest({ database, storage, workspace }, changes);
  const logger = createLogger({ level: 'warn', service: 'test' });
  const { worker: hasWorker = true, ...choices } = options;
  if (hasWorker) {
    const worker = startToyWorker({ ...engine, logger }, workflows, { owner: 'ingest-worker', ...choices });
    afterAll(() => worker.stop());
  }

  async function outcome(operationId: string, tenant = 0): Promise<Deposited> {
    const { state, status } = await waitForCompletion(
      database,
      { tenant, id: operationId },
      { timeoutMilliseconds: TIMEOUT_MILLISECONDS },
    );
    const operation = await readOperation(database, { tenant, id: operationId });
    if (operation === undefined) throw new Error(`no journal of ${operationId}`);
    return {
      operationId,
      state,
      status,
      operation,
      events: operation.events.map((event) => event.outDetail),
      data(outDetail) {
        const event = operation.events.find((one) => one.outDetail.startsWith(outDetail));
        if (event === undefined) throw new Error(`no event ${outDetail}`);
        return JSON.parse(event.evDetData ?? '{}') as Record<string, unknown>;
      },
      async reply() {
        const { rows } = await database.query<{ created_at: Date }>(
          'select created_at from operation where tenant = $1 and id = $2',
          [tenant, operationId],
        );
        const day = (rows[0]?.created_at ?? new Date(0)).toISOString().slice(0, 10);
        const paper = await readOperationPaper(storage, { tenant, day, operationId }, 'reply.xml');
        return paper === undefined ? '' : await text(paper);
      },
    };
  }

  async function receive(content: Buffer, options: DepositOptions): Promise<string> {
    const { tenant = 0, workflow = 'DEFAULT_WORKFLOW', contextId = 'CT-000001', ...rest } = options;
    const operationId = newOperationId(tenant);
    await receivePackage(
      { database, workspace, workflows: workflowRegistry(workflows), voice: engine, uploadBytes: 2 ** 40 },
      {
        tenant,
        operationId,
        caller: { contextId },
        workflow,
        firstAction: 'RESUME',
        content: Readable.from([content], { objectMode: false }),
        ...rest,
      },
    );
    return operationId;
  }

  return {
    ...referential,
    ingest,
    workflows,
    outcome,
    receive: (content) => receive(content, {}),
    deposit: async (content, options = {}) => await outcome(await receive(content, options), options.tenant),
  };
}
