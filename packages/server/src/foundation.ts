import { fileURLToPath } from 'node:url';
import { isOfFewRows, isOfSmallDeposits } from './operations/ingest/index.ts';
import {
  type Clock,
  type Config,
  createGuidFactory,
  createLogger,
  createMetrics,
  type Database,
  type DatabaseConnection,
  type Logger,
  type Metrics,
  migrate,
  type NewGuid,
  openDatabase,
  startEmbeddedPostgres,
  stepBackendsBehind,
  systemClock,
  takeProcessNumber,
} from './platform/index.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
/** `((siteId & 0x0F) << 27) + (serverId & 0x07FFFFFF)`, as Vitam composes it. */
const SITE = 2 ** 27;

export type ServiceName = 'server' | 'worker';

/** What every process stands on. */
export interface Foundation {
  readonly config: Config;
  readonly service: ServiceName;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly connection: DatabaseConnection;
  readonly newGuid: NewGuid;
  close(): Promise<void>;
}

export function createServiceLogger(config: Config, service: ServiceName): Logger {
  return createLogger({ level: config.logging.level, service });
}

/** The PostgreSQL of the configuration: external by its URL, or the embedded one, started or adopted. */
export async function reachPostgres(
  config: Config,
  logger: Logger,
): Promise<{ readonly connection: DatabaseConnection; release(): Promise<void> }> {
  const { url, embedded } = config.database;
  if (url !== undefined) return { connection: { url }, release: async () => {} };
  const postgres = await startEmbeddedPostgres({
    directory: embedded.directory,
    sharedBuffersMegabytes: embedded.sharedBuffersMegabytes,
    logger,
    ...(embedded.user === undefined ? {} : { user: embedded.user }),
  });
  return {
    connection: postgres.connection,
    release: async () => {
      if (!embedded.keepRunning) await postgres.stop();
    },
  };
}

/** Opens the database, at the schema of this release, and what is made from it. */
export async function openFoundation(
  config: Config,
  service: ServiceName,
  connection: DatabaseConnection,
  logger: Logger,
): Promise<Foundation> {
  const { maxConnections, statementTimeoutSeconds, workerStatementTimeoutSeconds } = config.database;
  const timeout = service === 'server' ? statementTimeoutSeconds : workerStatementTimeoutSeconds;
  const database = openDatabase({
    connection,
    applicationName: `chartrier ${service}`,
    logger,
    maxConnections:
      service === 'worker' ? Math.max(maxConnections, connectionsNeeded(config)) : maxConnections,
    statementTimeoutMilliseconds: timeout * 1_000,
    ...(service === 'worker' ? { isRepeated: isOfSmallDeposits, isOfFewRows } : {}),
    ...(service === 'worker' ? behindSearches(config, connection, logger) : {}),
  });
  try {
    const applied = await migrate(database, MIGRATIONS);
    if (applied.length > 0) logger.info({ applied }, 'the database was migrated');
    return {
      config,
      service,
      clock: systemClock,
      logger,
      metrics: createMetrics(service),
      database,
      connection,
      newGuid: createGuidFactory({
        platformId: config.platform.siteId * SITE + config.platform.serverId,
        processId: await takeProcessNumber(database),
        clock: systemClock,
      }),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** How the database of a worker is opened so that searches go before. An external PostgreSQL is its administrator's. */
function behindSearches({ worker: { niceness } }: Config, connection: DatabaseConnection, logger: Logger) {
  if (niceness === 0 || 'url' in connection) return {};
  return { onBackend: stepBackendsBehind(niceness, logger), buildsIndexesAlone: true };
}

/** Opens several things in turn, which `work` defers the closing of; when it fails, what was open is closed, last first. */
export async function openTogether<Opened>(
  work: (opened: AsyncDisposableStack) => Promise<Opened>,
): Promise<Opened> {
  const opened = new AsyncDisposableStack();
  try {
    return await work(opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** An operation reads through one connection what it writes through others: none may wait for a connection of another one. */
const CONNECTIONS_OF_AN_OPERATION = 4;

function connectionsNeeded({ worker }: Config): number {
  return CONNECTIONS_OF_AN_OPERATION * (worker.concurrency + worker.smallConcurrency);
}
