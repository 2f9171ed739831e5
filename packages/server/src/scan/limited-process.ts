import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Readable as ReadableStream } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface LimitedProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Receives each line that the process writes to its standard error, cut at a named length; false stops the process. */
  readonly onLine: (line: string) => boolean;
  /** Told the process's number once it runs; answers what ends the watch. */
  readonly watch?: (pid: number, stop: () => void) => () => void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
}

/** A line of output beyond that length is cut: a document may hold names of any length. */
const MAX_LINE_CHARACTERS = 2_000;

/**
 * Runs a program on a stream, with no more of the environment than the path to programs, for a limited time. Its output
 * is read line by line, whatever its length.
 *
 * @throws Error of the system when the program cannot start; what the input throws; the signal's reason
 */
export async function runLimitedProcess(limited: LimitedProcess): Promise<ProcessEnd> {
  const { command, args, cwd, input, timeoutMs, signal, onLine, watch } = limited;
  const child = spawn(command, args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let timedOut = false;
  const stop = () => child.kill('SIGKILL');
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  const unwatch = child.pid === undefined ? undefined : watch?.(child.pid, stop);
  try {
    const ended = new Promise<Pick<ProcessEnd, 'code' | 'signal'>>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, killedBy) => resolve({ code, signal: killedBy }));
    });
    const [end] = await Promise.all([
      ended,
      feed(child.stdin, input).catch((error) => {
        stop();
        throw error;
      }),
      readLines(child.stderr, (line) => {
        if (!onLine(line)) stop();
      }),
    ]);
    signal?.throwIfAborted();
    return { ...end, timedOut };
  } finally {
    clearTimeout(timer);
    unwatch?.();
    signal?.removeEventListener('abort', stop);
  }
}

/** Writes the input; a program that stops reading before its end has said all that it had to say. */
async function feed(stdin: Writable, input: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(ReadableStream.from(input, { objectMode: false }), stdin);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  stream.setEncoding('utf8');
  let begun = '';
  for await (const chunk of stream) {
    const lines = String(chunk).split('\n');
    for (const [index, piece] of lines.entries()) {
      begun = (begun + piece).slice(0, MAX_LINE_CHARACTERS);
      if (index === lines.length - 1) continue;
      onLine(begun);
      begun = '';
    }
  }
  if (begun !== '') onLine(begun);
}
