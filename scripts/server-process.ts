import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHARTRIER = fileURLToPath(new URL('../packages/cli/bin/chartrier.js', import.meta.url));
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 60_000;

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly dataDirectory: string;
  readonly configurationFile: string;
  /** What the server and its worker wrote so far. */
  log(): Promise<string>;
  /** Stops the server and removes its directory. */
  stop(): Promise<void>;
}

export interface ServerProcessOptions {
  /** Starts the name of its temporary directory. */
  readonly name: string;
  readonly port?: number;
  /** Keys of the configuration beside the data directory and the address. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** The parent of its temporary directory. */
  readonly parentDirectory?: string;
  /** A directory of the caller's instead, which stays when the server stops: another one may start there again. */
  readonly directory?: string;
}

/** A port of the loopback that nobody listens to. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

/** PostgreSQL may run as another account: a directory that it cannot enter would have its data elsewhere, and keep them. */
async function ownDirectory({ parentDirectory, name }: ServerProcessOptions): Promise<string> {
  const directory = await mkdtemp(join(parentDirectory ?? tmpdir(), `chartrier-${name}-`));
  await chmod(directory, 0o755);
  return directory;
}

/** A real server with a data directory of its own, in development mode on loopback, ready to answer. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const directory = options.directory ?? (await ownDirectory(options));
  const dataDirectory = join(directory, 'data');
  const configurationFile = join(directory, 'chartrier.yaml');
  const logFile = join(directory, 'server.log');
  const port = options.port || (await freePort());
  const { http, ...others } = options.configuration ?? {};
  const configuration = {
    dataDirectory,
    http: { host: '127.0.0.1', port, developmentMode: true, ...Object(http) },
    ...others,
  };
  // JSON is YAML.
  await writeFile(configurationFile, JSON.stringify(configuration, null, 2));
  const output = await open(logFile, 'w');
  const server = spawn(process.execPath, [CHARTRIER, 'serve', '--config', configurationFile], {
    stdio: ['ignore', output.fd, output.fd],
  });
  await output.close();
  const url = `http://127.0.0.1:${port}`;
  const log = (): Promise<string> => readFile(logFile, 'utf8');

  async function stop(): Promise<void> {
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
      server.kill('SIGTERM');
      const timer = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await gone;
      clearTimeout(timer);
    }
    if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
  }

  try {
    await untilReady(url, server, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: server.pid ?? 0, dataDirectory, configurationFile, log, stop };
}

async function untilReady(url: string, server: ChildProcess, log: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server stopped:\n${await log()}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server is not ready after ${START_TIMEOUT_MS / 1000} s:\n${await log()}`);
}
