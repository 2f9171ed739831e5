import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOperation } from '../../src/logbook/index.ts';
import {
  type CrashPoints,
  createOperation,
  type EngineDependencies,
  type OperationStatus,
  runWorker,
  type Workflow,
  waitForCompletion,
  workflowRegistry,
} from '../../src/operations/engine/index.ts';
import { createGuidFactory, createLogger, type Database, systemClock } from '../../src/platform/index.ts';
import {
  chainLink,
  completeOperation,
  createFileSystemOffer,
  openStorage,
  type Storage,
} from '../../src/storage/index.ts';

export const ARCHIVE_ID = 'toy-archive';

/** Two offers in a folder. */
export function toyStorage(folder: string): Storage {
  const offers = ['offer-1', 'offer-2'].map((id) => createFileSystemOffer({ id, path: join(folder, id) }));
  return openStorage({
    archiveId: ARCHIVE_ID,
    offers,
    strategies: [{ id: 'default', offers: ['offer-1', 'offer-2'] }],
    knownOffers: new Set(),
    rememberOffer: async () => {},
    report: () => {},
  });
}

export function toyEngine(
  db: Database,
  storage: Storage,
  changes: Partial<EngineDependencies> = {},
): EngineDependencies {
  return {
    db,
    logger: createLogger({ level: 'silent', service: 'toy' }),
    clock: systemClock,
    agent: { name: 'toy', role: 'worker', serverId: 1, siteId: 1, platformId: 1 },
    language: 'fr',
    chainLink,
    sealOperation: (operation) => completeOperation(storage, operation),
    ...changes,
  };
}

/**
 * Of a worker in the process of the test, which gives back what it holds when it stops: longer than a busy machine makes any
 * renewal late.
 */
const LEASE_MILLISECONDS = 30_000;
/** Of a worker that is killed or cut: what it held is soon another's. */
export const SHORT_LEASE_MILLISECONDS = 1_000;

export interface ToyWorker {
  stop(): Promise<void>;
}

/** What differs from an ordinary worker: its name, places where it is cut, how long it holds what it does not renew. */
export interface ToyWorkerChoices {
  readonly owner?: string;
  readonly crashPoints?: CrashPoints;
  readonly leaseMilliseconds?: number;
}

/** A worker in this process. */
export function startToyWorker(
  engine: EngineDependencies,
  workflows: readonly Workflow[],
  options: ToyWorkerChoices = {},
): ToyWorker {
  const stopping = new AbortController();
  const isCut = (options.crashPoints ?? engine.crashPoints) !== undefined;
  const running = runWorker({
    engine: options.crashPoints === undefined ? engine : { ...engine, crashPoints: options.crashPoints },
    workflows: workflowRegistry(workflows),
    lanes: { large: 2, small: 2 },
    owner: options.owner ?? 'toy-worker',
    signal: stopping.signal,
    leaseMilliseconds: options.leaseMilliseconds ?? (isCut ? SHORT_LEASE_MILLISECONDS : LEASE_MILLISECONDS),
    pollMilliseconds: 50,
  });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const newGuid = createGuidFactory({
  platformId: 1,
  processId: randomBytes(2).readUInt16BE(),
  clock: systemClock,
});

export function newOperationId(tenant: number): string {
  return newGuid('operation', tenant);
}

export async function createToyOperation(
  engine: EngineDependencies,
  workflow: Workflow,
  options: {
    readonly tenant?: number;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly firstAction?: 'RESUME' | 'NEXT' | 'INIT';
  } = {},
): Promise<{ readonly tenant: number; readonly id: string }> {
  const tenant = options.tenant ?? 0;
  return await engine.db.transaction((transaction) =>
    createOperation(transaction, engine, {
      workflow,
      tenant,
      id: newOperationId(tenant),
      parameters: options.parameters ?? { items: 25 },
      caller: { contextId: 'CT-000001', applicationSession: 'session' },
      firstAction: options.firstAction ?? 'RESUME',
    }),
  );
}

export async function untilStopped(
  db: Database,
  operation: { readonly tenant: number; readonly id: string },
): Promise<OperationStatus> {
  return await waitForCompletion(db, operation, { timeoutMilliseconds: 25_000 });
}

/** outDetails of the operation's events, in order. */
export async function journalOf(
  db: Database,
  operation: { readonly tenant: number; readonly id: string },
): Promise<readonly string[]> {
  return (await readOperation(db, operation))?.events.map((event) => event.outDetail) ?? [];
}
