import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@chartrier/client';
import { atEndOfFile } from '../support/end-of-file.ts';
import { temporaryFolder } from '../support/index.ts';

const CHARTRIER = fileURLToPath(new URL('../../../cli/bin/chartrier.js', import.meta.url));
const PATIENCE_MILLISECONDS = 120_000;

/** `chartrier serve` as a process of its own, which may be killed. */
export interface ServedArchive {
  readonly client: Client;
  readonly url: string;
  /** Its workers, the youngest last. */
  workers(): readonly number[];
  /** Everything that server and workers wrote. */
  log(): string;
  /** SIGKILL: its workers and its PostgreSQL live on. */
  kill(): Promise<void>;
  /** SIGTERM. Answers the exit code. */
  stop(): Promise<number | null>;
}

/** A folder with the configuration of an archive: an embedded PostgreSQL, short leases. */
export async function archiveFolder(
  cache: string,
): Promise<{ serve(): Promise<ServedArchive>; folder: string }> {
  const folder = await temporaryFolder('chartrier-served-');
  // When we are root PostgreSQL runs as another user, who must be able to come in.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'chartrier.yaml'), CONFIGURATION);
  return { folder, serve: () => serve(folder, cache) };
}

const CONFIGURATION = `dataDirectory: .
http: {port: 0}
tenants: [0, 1, 2]
database: {embedded: {sharedBuffersMegabytes: 16}}
worker: {leaseSeconds: 2}
`;

async function serve(folder: string, cache: string): Promise<ServedArchive> {
  const program = spawn(process.execPath, [CHARTRIER, 'serve'], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEndOfFile(() => end(program, 'SIGKILL'));
  let said = '';
  const hear = (bytes: Buffer) => {
    said += bytes.toString();
  };
  program.stdout.on('data', hear);
  program.stderr.on('data', hear);
  const url = await until(
    () => /"url":"([^"]+)".*"the server listens"/.exec(said)?.[1],
    program,
    () => said,
  );
  const client = createClient({ url });
  return {
    client,
    url,
    workers: () => [
      ...new Set([...said.matchAll(/"service":"worker","pid":(\d+)/g)].map((match) => Number(match[1]))),
    ],
    log: () => said,
    async kill() {
      client.close();
      await end(program, 'SIGKILL');
    },
    async stop() {
      client.close();
      await end(program, 'SIGTERM');
      return program.exitCode;
    },
  };
}

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    program.once('exit', () => resolve());
  });
  program.kill(signal);
  await gone;
}

async function until(
  found: () => string | undefined,
  program: ChildProcess,
  log: () => string,
): Promise<string> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const value = found();
    if (value !== undefined) return value;
    if (program.exitCode !== null || Date.now() > deadline) throw new Error(`it does not serve: ${log()}`);
    await sleep(50);
  }
}
