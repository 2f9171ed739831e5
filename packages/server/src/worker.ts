import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { keepShelves } from './archive/index.ts';
import { createServiceLogger, openFoundation, openTogether, reachPostgres } from './foundation.ts';
import { runWorker } from './operations/engine/index.ts';
import {
  type Config,
  type DatabaseConnection,
  giveMemoryBackAtRest,
  type Logger,
  leaveSignalsToParent,
  linkToParent,
  type Metrics,
  stepBehind,
  stopOnSignals,
} from './platform/index.ts';
import { openRooms } from './rooms.ts';
import { chainLink, completeOperation } from './storage/index.ts';
import { composeWorkflows } from './workflows.ts';

/** A worker whose parent is gone leaves its operations at a safe point; it is given this long. */
const ORPHAN_MILLISECONDS = 10_000;

/** What `serve` tells the workers that it starts. */
export interface WorkerInstructions {
  readonly config: Config;
  readonly connection: DatabaseConnection;
}

export interface RunningWorker {
  readonly metrics: Metrics;
  /** Kept when the worker has stopped, for whatever reason. */
  readonly ended: Promise<void>;
  /** Leaves the operations that it holds at their next safe point, for another worker. */
  stop(): Promise<void>;
}

/** Claims operations and runs them. */
export async function startWorker(
  { config, connection }: WorkerInstructions,
  logger: Logger,
): Promise<RunningWorker> {
  return await openTogether(async (opened) => {
    const foundation = await openFoundation(config, 'worker', connection, logger);
    opened.defer(foundation.close);
    const rooms = await openRooms(foundation);
    opened.defer(rooms.close);
    const workflows = composeWorkflows(foundation, rooms);
    const stopping = new AbortController();
    const run = runWorker({
      engine: {
        ...rooms.voice,
        db: foundation.database,
        logger,
        chainLink,
        sealOperation: (operation) => completeOperation(rooms.storage, operation),
      },
      workflows,
      lanes: { large: config.worker.concurrency, small: config.worker.smallConcurrency },
      owner: `${hostname()}:${process.pid}`,
      leaseMilliseconds: config.worker.leaseSeconds * 1_000,
      signal: stopping.signal,
    });
    const shelves = keepShelves({ database: foundation.database, logger, signal: stopping.signal });
    const ended = run
      .finally(async () => {
        stopping.abort();
        await shelves;
      })
      .finally(() => opened.disposeAsync());
    logger.info({ workflows: workflows.versions.length }, 'the worker waits for operations');
    return {
      metrics: foundation.metrics,
      ended,
      stop: async () => {
        stopping.abort();
        await ended;
      },
    };
  });
}

/** `chartrier worker`: a worker of its own, on this machine or another, until it is asked to stop. */
export async function work(config: Config): Promise<void> {
  const logger = createServiceLogger(config, 'worker');
  await stepBehind(config.worker.niceness, logger);
  const postgres = await reachPostgres(config, logger);
  try {
    const worker = await startWorker({ config, connection: postgres.connection }, logger);
    giveMemoryBackAtRest();
    await Promise.race([stopOnSignals(worker.stop, logger), worker.ended]);
  } finally {
    await postgres.release();
  }
}

/** The worker that `serve` forks: it stops when it is told to, or when its parent is gone. */
async function workForParent(): Promise<void> {
  const parent = await linkToParent<WorkerInstructions>();
  if (parent === undefined) throw new Error('this program is started by the server: use `chartrier worker`');
  leaveSignalsToParent();
  const { config } = parent.instructions;
  const logger = createServiceLogger(config, 'worker');
  await stepBehind(config.worker.niceness, logger);
  const worker = await startWorker(parent.instructions, logger);
  giveMemoryBackAtRest();
  parent.answer('metrics', () => worker.metrics.getMetricsAsJSON());
  parent.onLost(() => {
    logger.error('the server is gone: the worker stops');
    setTimeout(() => process.exit(1), ORPHAN_MILLISECONDS).unref();
    void worker.stop();
  });
  process.on('SIGTERM', () => void worker.stop());
  await worker.ended;
  parent.leave();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await workForParent();
