import { chmod, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chartrierError } from '@chartrier/messages';
import type { DatabaseConnection } from '../database/connection.ts';
import type { Logger } from '../logging/logger.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { DATABASE_USER, initializeCluster } from './initialize-cluster.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { type ClusterLocation, chooseBase, prepareLocation } from './location.ts';
import { loopbackPassword } from './loopback-password.ts';
import { APPLICATION_DATABASE, ensureDatabase, othersConnected } from './own-database.ts';
import { askServer, type PostmasterFile, readPostmasterFile, runsCluster } from './postmaster.ts';
import { runProgram } from './run-program.ts';
import { chooseServiceAccount, type ServiceAccount } from './service-account.ts';
import { processLives, withStartLock } from './start-lock.ts';

export interface EmbeddedPostgresOptions {
  /** The configured folder, absolute; made when it does not exist. */
  readonly directory: string;
  /** When we are root: who runs PostgreSQL. */
  readonly user?: string;
  readonly sharedBuffersMegabytes: number;
  readonly logger: Logger;
  /** A Unix socket, or TCP on loopback with a password where there is none (the default on Windows). */
  readonly transport?: 'socket' | 'loopback';
  /** Settings that win over ours; tests pass `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False in tests only: initdb leaves its files to the system to write. */
  readonly sync?: boolean;
}

export interface EmbeddedPostgres {
  readonly connection: DatabaseConnection;
  /** Whether it was already running, left by a process that was killed or told to leave it. */
  readonly adopted: boolean;
  readonly location: ClusterLocation;
  /** The postmaster's process id. */
  readonly pid: number;
  /** Stops it (fast: transactions under way are rolled back), unless somebody else is connected. Answers whether it did. */
  stop(): Promise<boolean>;
}

/** The lock is held during initdb and a recovery after a crash, which may read gigabytes. */
const LOCK_TIMEOUT_MILLISECONDS = 15 * 60_000;
const ADOPTION_TIMEOUT_MILLISECONDS = 10 * 60_000;
const STOP_TIMEOUT_SECONDS = 120;
const POLL_MILLISECONDS = 50;

interface Setting {
  readonly options: EmbeddedPostgresOptions;
  readonly account: ServiceAccount | undefined;
  readonly location: ClusterLocation;
  readonly binaries: Binaries;
  readonly password: string | undefined;
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that runs on our cluster. The server is a process of its own,
 * detached from ours: when we are killed it lives on, and the next start finds it. Its postmaster.pid is never deleted
 * by us, as only PostgreSQL can tell whether it is stale.
 *
 * @throws EMBEDDED_POSTGRES_* with what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { account, base } = await chooseAccountAndBase(options);
  return await withStartLock(join(base, 'start.lock'), LOCK_TIMEOUT_MILLISECONDS, async () => {
    const location = await prepareLocation(base, account);
    if (account !== undefined) await chmod(base, 0o755);
    const binaries = await findBinaries(base, account);
    const loopback =
      (options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')) === 'loopback';
    const password = loopback ? await loopbackPassword(base) : undefined;
    const setting: Setting = { options, account, location, binaries, password };
    await initializeCluster({ location, binaries, account, password, sync: options.sync ?? true });
    const running = (await adopt(setting)) ?? (await launch(setting));
    await ensureDatabase(running.connection);
    return {
      connection: { ...running.connection, database: APPLICATION_DATABASE },
      adopted: running.adopted,
      location,
      pid: running.pid,
      stop: () => stop(setting, running.connection),
    };
  });
}

interface Running {
  readonly connection: MaintenanceConnection;
  readonly pid: number;
  readonly adopted: boolean;
}
type MaintenanceConnection = Exclude<DatabaseConnection, { readonly url: string }>;

async function chooseAccountAndBase({ directory, user }: EmbeddedPostgresOptions) {
  const account = await chooseServiceAccount(join(directory, 'cluster'), user);
  const base = await chooseBase(directory, account);
  // A cluster that already lies elsewhere may have another owner than the one we would choose today.
  return {
    base,
    account: base === directory ? account : await chooseServiceAccount(join(base, 'cluster'), user),
  };
}

async function adopt(setting: Setting): Promise<Running | undefined> {
  const { location, options, binaries } = setting;
  const deadline = Date.now() + ADOPTION_TIMEOUT_MILLISECONDS;
  for (;;) {
    const file = await readPostmasterFile(location.cluster);
    if (file === undefined || !processLives(file.pid) || !(await runsCluster(file.pid, location.cluster)))
      return undefined;
    const connection = connectionOf(setting, file);
    const answer = await askServer(connection);
    if (answer.kind === 'ready' && (await samePlace(answer.dataDirectory, location.cluster))) {
      if (binaries.packageVersion.startsWith(answer.serverVersion)) {
        options.logger.info(
          { postgres: file.pid, cluster: location.cluster },
          'adopted the PostgreSQL that was running',
        );
        return { connection, pid: file.pid, adopted: true };
      }
      options.logger.info({ running: answer.serverVersion }, 'restarting PostgreSQL in its new version');
      await stopCluster(setting);
    } else if (Date.now() > deadline) {
      throw chartrierError('EMBEDDED_POSTGRES_SILENT', {
        pid: file.pid,
        reason: answer.kind === 'silent' ? answer.reason : answer.kind,
        logs: location.logs,
      });
    }
    await sleep(POLL_MILLISECONDS);
  }
}

async function launch(setting: Setting): Promise<Running> {
  const { location, options, binaries, account, password } = setting;
  const file = await launchPostmaster({
    location,
    binaries,
    account,
    socketFolder: password === undefined ? location.socket : undefined,
    settings: {
      sharedBuffersMegabytes: options.sharedBuffersMegabytes,
      ...(options.settings === undefined ? {} : { settings: options.settings }),
    },
    connectionOf: (postmaster) => connectionOf(setting, postmaster),
    logger: options.logger,
  });
  options.logger.info({ postgres: file.pid, cluster: location.cluster }, 'started PostgreSQL');
  return { connection: connectionOf(setting, file), pid: file.pid, adopted: false };
}

function connectionOf({ password }: Setting, file: PostmasterFile): MaintenanceConnection {
  return {
    host: file.socketFolder === '' ? '127.0.0.1' : file.socketFolder,
    port: file.port,
    user: DATABASE_USER,
    database: 'postgres',
    ...(password === undefined ? {} : { password }),
  };
}

async function stop(setting: Setting, connection: MaintenanceConnection): Promise<boolean> {
  const others = await othersConnected(connection);
  if (others > 0) {
    setting.options.logger.info({ others }, 'PostgreSQL is left running: others are connected');
    return false;
  }
  await stopCluster(setting);
  return true;
}

async function stopCluster({ binaries, location, account }: Setting): Promise<void> {
  const { code, output } = await runProgram(
    binaries.pgCtl,
    ['stop', '-D', location.cluster, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_SECONDS)],
    location.logs,
    account,
  );
  // Somebody else may have stopped it a moment before: what counts is that it no longer runs.
  const file = code === 0 ? undefined : await readPostmasterFile(location.cluster);
  if (file !== undefined && (await runsCluster(file.pid, location.cluster)))
    throw chartrierError('EMBEDDED_POSTGRES_STOP', { reason: output.trim(), pid: file.pid });
}

async function samePlace(left: string, right: string): Promise<boolean> {
  if (left === right) return true;
  return (await realpath(left).catch(() => left)) === (await realpath(right).catch(() => right));
}
