import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path));
const START_TIMEOUT_MS = 60_000;

/**
 * The EICAR test string, in two halves so that no antivirus points at this file. A signature at any offset (`*`), for
 * packages hold it with a line feed at its end.
 */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);
export const CLAMD_TEST_MAX_FILE_BYTES = 2 * 1024 * 1024;

export interface TestClamd {
  readonly socket: string;
  stop(): Promise<void>;
}

/** True where clamd is installed (Debian's clamav-daemon). */
export const clamdInstalled = CLAMD !== undefined;

/** What clamd takes over its socket, unless it is asked to take larger files. */
const STREAM_BYTES = 64 * 1024 * 1024;

/** A real clamd on a socket of its own, with one signature: ours. */
export async function startClamd(maxFileBytes = CLAMD_TEST_MAX_FILE_BYTES): Promise<TestClamd> {
  if (CLAMD === undefined) throw new Error('clamd is not installed: apt-get install clamav-daemon');
  const directory = await mkdtemp(join(tmpdir(), 'chartrier-clamd-'));
  const socket = join(directory, 'clamd.sock');
  await writeFile(join(directory, 'test.ndb'), `Chartrier.Test.EICAR:0:*:${EICAR.toString('hex')}\n`);
  await writeFile(
    join(directory, 'clamd.conf'),
    [
      'Foreground yes',
      `DatabaseDirectory ${directory}`,
      `LocalSocket ${socket}`,
      `TemporaryDirectory ${directory}`,
      'AlertExceedsMax yes',
      `MaxFileSize ${maxFileBytes}`,
      ...(maxFileBytes > STREAM_BYTES ? [`MaxScanSize ${maxFileBytes}`] : []),
      `StreamMaxLength ${Math.max(STREAM_BYTES, maxFileBytes)}`,
      'MaxThreads 4',
      '',
    ].join('\n'),
  );
  const daemon = spawn(CLAMD, ['--config-file', join(directory, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  daemon.stdout.on('data', (text) => {
    said += text;
  });
  daemon.stderr.on('data', (text) => {
    said += text;
  });
  await untilListening(daemon, socket, () => said);
  return {
    socket,
    async stop() {
      const gone = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
      daemon.kill('SIGKILL');
      if (daemon.exitCode === null && daemon.signalCode === null) await gone;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilListening(daemon: ChildProcess, socket: string, said: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (daemon.exitCode !== null) throw new Error(`clamd stopped: ${said()}`);
    if (existsSync(socket) && (await answers(socket))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`clamd does not listen: ${said()}`);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
