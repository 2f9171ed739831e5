import { setTimeout as delay } from 'node:timers/promises';
import { STATUS_CODES } from '@chartrier/api-schema';
import { type Answer, noAnswer } from './answer.ts';
import type { OperationsArea, Progress } from './operations.ts';
import type { Session } from './session.ts';

export interface WaitOptions {
  /** Longest time between two looks; it starts shorter. */
  readonly pollMs?: number;
  /** Gives up after this time; waits as long as it takes when absent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called at each look. */
  readonly seen?: (progress: Progress) => void | Promise<void>;
}

const DEFAULT_POLL_MS = 1000;
const FIRST_POLL_MS = 100;
const POLL_GROWTH = 2;

/**
 * Waits until an operation is over: COMPLETED, or stopped between two steps (PAUSE once started), as Vitam's own
 * clients wait. The value is where it stands then; giving up is a refusal.
 */
export async function waitFor(
  operations: OperationsArea,
  session: Session,
  operationId: string,
  options: WaitOptions = {},
): Promise<Answer<Progress>> {
  const longest = options.pollMs ?? DEFAULT_POLL_MS;
  const started = performance.now();
  for (let pause = Math.min(FIRST_POLL_MS, longest); ; pause = Math.min(pause * POLL_GROWTH, longest)) {
    const answer = await operations.status(session, operationId);
    if (!answer.ok) return answer;
    await options.seen?.(answer.value);
    if (isOver(answer.value)) return answer;
    if (options.timeoutMs !== undefined && performance.now() - started > options.timeoutMs)
      return noAnswer(new Error(`${operationId} is not over after ${options.timeoutMs} ms`));
    if (options.signal?.aborted === true) return noAnswer(new Error(`Stopped waiting for ${operationId}`));
    await delay(pause);
  }
}

function isOver({ state, status }: Progress): boolean {
  if (state === 'COMPLETED') return true;
  return state === 'PAUSE' && STATUS_CODES.indexOf(status) >= STATUS_CODES.indexOf('STARTED');
}
