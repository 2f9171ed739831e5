import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chartrierError } from '@chartrier/messages';
import type { DatabaseConnection } from '../database/connection.ts';
import type { Logger } from '../logging/logger.ts';
import type { Binaries } from './binaries.ts';
import { type ClusterSettings, clusterConfiguration } from './cluster-settings.ts';
import { SETTINGS_FILE, writeClusterFile } from './initialize-cluster.ts';
import type { ClusterLocation } from './location.ts';
import { askServer, type PostmasterFile, readPostmasterFile } from './postmaster.ts';
import { asAccount, PROGRAM_ENVIRONMENT } from './run-program.ts';
import type { ServiceAccount } from './service-account.ts';

export interface LaunchOptions {
  readonly location: ClusterLocation;
  readonly binaries: Binaries;
  readonly account: ServiceAccount | undefined;
  /** Undefined: TCP on loopback. */
  readonly socketFolder: string | undefined;
  readonly settings: ClusterSettings;
  readonly connectionOf: (postmaster: PostmasterFile) => DatabaseConnection;
  readonly logger: Logger;
}

/** The number in the socket's name; no network port is taken. */
const SOCKET_PORT = 5432;
const POLL_MILLISECONDS = 20;
const SLOW_START_MILLISECONDS = 10_000;

/**
 * What PostgreSQL says when a server that was killed is not quite gone: its children still let go of its memory, or
 * the system has not taken note of its death. It will be, soon.
 */
const NOT_QUITE_GONE = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const GONE_TIMEOUT_MILLISECONDS = 30_000;
const GONE_POLL_MILLISECONDS = 250;

/**
 * Starts the server as a session of its own, its first words in a file, and waits until it answers. As long as it
 * lives it is waited for: recovery after a crash takes the time it takes.
 *
 * @throws EMBEDDED_POSTGRES_START when it ends instead, with what it said.
 */
export async function launchPostmaster(options: LaunchOptions): Promise<PostmasterFile> {
  const { location, account } = options;
  const port = options.socketFolder === undefined ? await freeLoopbackPort() : SOCKET_PORT;
  const configuration = await clusterConfiguration(options.settings, {
    socketFolder: options.socketFolder,
    port,
  });
  await writeClusterFile(location.cluster, SETTINGS_FILE, configuration, account);
  const deadline = Date.now() + GONE_TIMEOUT_MILLISECONDS;
  for (;;) {
    const outcome = await launchOnce(options);
    if ('pid' in outcome) return outcome;
    if (!NOT_QUITE_GONE.test(outcome.said) || Date.now() > deadline)
      throw chartrierError('EMBEDDED_POSTGRES_START', {
        reason: `${outcome.ended}: ${outcome.said.slice(-2_000)}`,
        logs: location.logs,
      });
    await sleep(GONE_POLL_MILLISECONDS);
  }
}

interface Ended {
  readonly ended: string;
  readonly said: string;
}

async function launchOnce(options: LaunchOptions): Promise<PostmasterFile | Ended> {
  const { location, binaries, account } = options;
  const startLog = join(location.logs, 'start.log');
  const log = await open(startLog, 'w', 0o600);
  let ended: string | undefined;
  try {
    const child = spawn(binaries.postgres, ['-D', location.cluster], {
      cwd: location.logs,
      env: PROGRAM_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...asAccount(account),
    });
    child.on('error', (error) => {
      ended = error.message;
    });
    child.on('exit', (code, signal) => {
      ended = `exit ${code ?? signal}`;
    });
    child.unref();
    const ready = await untilReady(options, () => ended, child.pid);
    return ready ?? { ended: ended ?? '', said: (await readFile(startLog, 'utf8')).trim() };
  } finally {
    await log.close();
  }
}

/** Undefined when it ended instead. */
async function untilReady(
  { location, connectionOf, logger }: LaunchOptions,
  ended: () => string | undefined,
  pid: number | undefined,
): Promise<PostmasterFile | undefined> {
  let told = Date.now();
  for (;;) {
    if (ended() !== undefined) return undefined;
    const file = await readPostmasterFile(location.cluster);
    if (file !== undefined && file.pid === pid && file.status !== '') {
      const answer = await askServer(connectionOf(file));
      if (answer.kind === 'ready') return file;
    }
    if (Date.now() - told > SLOW_START_MILLISECONDS) {
      told = Date.now();
      logger.info(
        { postgres: pid, logs: location.logs },
        'PostgreSQL is starting: it may be recovering after a crash',
      );
    }
    await sleep(POLL_MILLISECONDS);
  }
}

/** A port that was free a moment ago; if it is taken meanwhile PostgreSQL says so and the start fails. */
async function freeLoopbackPort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
