import { fileURLToPath } from 'node:url';
import { chartrierError } from '@chartrier/messages';
import {
  createApi,
  refuseMalformedUrl,
  registerDocs,
  registerMaintenance,
  registerWebFiles,
} from './api/index.ts';
import { composeApi } from './api-services.ts';
import {
  createServiceLogger,
  type Foundation,
  openFoundation,
  openTogether,
  reachPostgres,
} from './foundation.ts';
import { makeInitialState } from './initial-state.ts';
import { operationFollowers } from './operations/engine/index.ts';
import { announceFirstAdministrator, keepSessionsSwept, openIdProviders, readAuthorities } from './people.ts';
import {
  addHealthRoutes,
  type Config,
  createHttpServer,
  giveMemoryBackAtRest,
  type HttpServer,
  type Logger,
  mergedExposition,
  type SupervisedChild,
  stopHttpServer,
  stopOnSignals,
  superviseChild,
} from './platform/index.ts';
import { checkOffers, openRooms } from './rooms.ts';
import { composeJobs, keepScheduledJobs } from './scheduled-jobs.ts';
import { createRefusalAudit, openTenantRegistry } from './security/index.ts';
import { keepWorkspaceSwept } from './sweep-workspace.ts';
import { version } from './version.ts';
import { webFolder } from './web-folder.ts';
import type { WorkerInstructions } from './worker.ts';
import { workerMemory } from './worker-memory.ts';

/** A worker is given this long to reach a safe point; what it holds is taken up by the next one anyway. */
const WORKER_GRACE_MILLISECONDS = 30_000;
const WORKER_METRICS_MILLISECONDS = 1_000;
const WORKER_PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
);

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly port: number;
  /** Lets requests and operations end or reach a safe point, then stops everything that was started. */
  stop(): Promise<void>;
}

/**
 * Starts everything: PostgreSQL (embedded, unless an URL is given), its schema, the rooms, the API, the workers. What
 * was started is stopped again when something fails.
 *
 * @param say writes to the operator's screen what no log must keep
 * @throws CONFIG_*, DATABASE_*, MIGRATION_*, EMBEDDED_POSTGRES_*, OFFER_*, OFFERS_AHEAD, INITIAL_STATE_UNFINISHED,
 *   HTTP_PORT_TAKEN
 */
export async function startServer(
  config: Config,
  logger = createServiceLogger(config, 'server'),
  say: (text: string) => void = (text) => process.stderr.write(text),
): Promise<RunningServer> {
  return await openTogether(async (started) => {
    const postgres = await reachPostgres(config, logger);
    started.defer(postgres.release);
    const foundation = await openFoundation(config, 'server', postgres.connection, logger);
    started.defer(foundation.close);
    const rooms = await openRooms(foundation);
    started.defer(rooms.close);
    await checkOffers(rooms, foundation);
    started.defer(keepWorkspaceSwept(foundation, rooms));

    const workers = startWorkers(config, { config, connection: postgres.connection }, logger);
    started.defer(async () => {
      await Promise.all(workers.map((worker) => worker.stop(WORKER_GRACE_MILLISECONDS)));
    });
    const tenants = await openTenantRegistry(foundation.database, logger);
    started.defer(tenants.close);
    const jobs = composeJobs(foundation, rooms, tenants);
    const closing = new AbortController();
    const refusals = createRefusalAudit(foundation.database, () => foundation.clock.now());
    const api = composeApi(foundation, rooms, {
      tenants,
      followers: operationFollowers(foundation.database, closing.signal),
      jobs,
      refusals,
      openid: await openIdProviders(config),
      authorities: await readAuthorities(config),
    });
    const http = await createHttpServer({
      http: config.http,
      language: config.language,
      logger,
      metrics: foundation.metrics,
      refuseUrl: refuseMalformedUrl(api.settings),
    });
    started.defer(() => stopHttpServer(http, config.http.stopGraceSeconds));
    // before the server waits for its connections: those who watch would hold it until its patience ends
    started.defer(async () => closing.abort());
    addHealth(http, foundation, workers);
    createApi(api)(http);
    registerDocs(http, version);
    registerMaintenance(http, api, {});
    const web = webFolder();
    if (web !== undefined) registerWebFiles(http, web);
    await makeInitialState(foundation, rooms);
    await tenants.refresh();
    await announceFirstAdministrator(foundation, tenants, say);
    started.defer(keepSessionsSwept(foundation, rooms, refusals));
    started.defer(await keepScheduledJobs(foundation, jobs));
    const port = await listen(http, config);

    const scheme = config.http.tls === undefined ? 'http' : 'https';
    const host = config.http.host.includes(':') ? `[${config.http.host}]` : config.http.host;
    const url = `${scheme}://${host}:${port}`;
    logger.info({ url, developmentMode: config.http.developmentMode }, 'the server listens');
    return {
      url,
      port,
      stop: async () => {
        // Whatever kills them all at once (a service manager), none comes back.
        for (const worker of workers) worker.retire();
        await started.disposeAsync();
      },
    };
  });
}

/** `chartrier serve`: a server until it is asked to stop. */
export async function serve(config: Config): Promise<void> {
  const logger = createServiceLogger(config, 'server');
  const server = await startServer(config, logger);
  giveMemoryBackAtRest();
  await stopOnSignals(server.stop, logger);
}

function startWorkers(
  config: Config,
  instructions: WorkerInstructions,
  logger: Logger,
): readonly SupervisedChild[] {
  return Array.from({ length: config.worker.processes }, (_, place) =>
    superviseChild({
      program: WORKER_PROGRAM,
      name: `worker ${place + 1}`,
      instructions,
      logger,
      ...workerMemory(config.worker.heapMegabytes),
    }),
  );
}

function addHealth(
  http: HttpServer,
  { config, database, metrics }: Foundation,
  workers: readonly SupervisedChild[],
) {
  addHealthRoutes(http, {
    checks: [
      {
        name: 'database',
        check: async () => {
          await database.query('select 1');
        },
      },
    ],
    ...(config.metrics.enabled
      ? {
          metrics: () =>
            mergedExposition(
              metrics,
              workers.map((worker) => worker.ask('metrics', WORKER_METRICS_MILLISECONDS)),
            ),
        }
      : {}),
  });
}

async function listen(http: HttpServer, { http: { host, port } }: Config): Promise<number> {
  try {
    await http.listen({ host, port });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw chartrierError('HTTP_PORT_TAKEN', { host, port }, { cause });
  }
  const address = http.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
