import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from '../logging/logger.ts';

export interface ChildOptions {
  /** The program's file; it is run by the same Node as ours. */
  readonly program: string;
  readonly name: string;
  /** Sent to the child as its first message (not on its command line, where anyone could read it). */
  readonly instructions: object;
  readonly logger: Logger;
  /** Options of its Node, beside those of ours; variables of its environment, beside ours. */
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Waits before it is started again; each one in turn, the last one for ever. A child that lived long starts over. */
  readonly delaysMilliseconds?: readonly number[];
}

export interface SupervisedChild {
  /** Of the process that runs now; undefined between two lives. */
  readonly pid: () => number | undefined;
  /** Asks a question to the child (one of its messages' `kind`) and gives its answer; undefined when it has none in time. */
  ask(kind: string, timeoutMilliseconds: number): Promise<unknown>;
  /** From now on it is not started again: what follows is its last life. */
  retire(): void;
  /** Asks it to stop (SIGTERM), kills it after the grace; it is not started again. */
  stop(graceMilliseconds: number): Promise<void>;
}

const DELAYS = [0, 500, 2_000, 10_000, 30_000];
/** A child that lived this long did not die of what killed the former one. */
const GOOD_LIFE_MILLISECONDS = 60_000;

/**
 * Keeps a child process alive: one that dies is started again, with a delay that grows. It is told of our death by
 * the end of the channel between us (its `disconnect` event), even when we are killed.
 */
export function superviseChild(options: ChildOptions): SupervisedChild {
  const delays = options.delaysMilliseconds ?? DELAYS;
  const { logger, name } = options;
  let child: ChildProcess | undefined;
  let deaths = 0;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let question = 0;

  function start(): void {
    const born = Date.now();
    const started = fork(options.program, [], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...(options.nodeOptions ?? [])],
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    started.on('error', (error) => logger.error({ error, child: name }, 'a child process has a fault'));
    started.send({ kind: 'instructions', instructions: options.instructions }, (error) => {
      if (error) logger.warn({ error, child: name }, 'a child process did not take its instructions');
    });
    started.on('exit', (code, signal) => {
      child = undefined;
      if (stopping) return;
      deaths = Date.now() - born > GOOD_LIFE_MILLISECONDS ? 1 : deaths + 1;
      const delay = delays[Math.min(deaths, delays.length) - 1] ?? 0;
      logger.error({ child: name, code, signal, delay }, 'a child process died; it is started again');
      restart = setTimeout(start, delay);
    });
  }

  async function ask(kind: string, timeoutMilliseconds: number): Promise<unknown> {
    const asked = child;
    if (asked?.connected !== true) return undefined;
    question += 1;
    const id = question;
    return await new Promise((resolve) => {
      const done = (answer: unknown) => {
        clearTimeout(timer);
        asked.off('message', hear);
        asked.off('exit', none);
        resolve(answer);
      };
      const none = () => done(undefined);
      const hear = (message: unknown) => {
        if (isAnswer(message) && message.id === id) done(message.answer);
      };
      const timer = setTimeout(none, timeoutMilliseconds);
      asked.on('message', hear);
      asked.once('exit', none);
      asked.send({ kind, id }, (error) => {
        if (error) none();
      });
    });
  }

  function retire(): void {
    stopping = true;
    clearTimeout(restart);
  }

  async function stop(graceMilliseconds: number): Promise<void> {
    retire();
    const running = child;
    if (running === undefined) return;
    const gone = new Promise<void>((resolve) => {
      running.once('exit', () => resolve());
    });
    running.kill('SIGTERM');
    const killer = setTimeout(() => running.kill('SIGKILL'), graceMilliseconds);
    await gone;
    clearTimeout(killer);
  }

  start();
  return { pid: () => child?.pid, ask, retire, stop };
}

interface Answer {
  readonly kind: 'answer';
  readonly id: number;
  readonly answer: unknown;
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && (message as Answer).kind === 'answer';
}
