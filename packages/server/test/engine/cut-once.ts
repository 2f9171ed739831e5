import {
  type CrashPoint,
  type CrashPoints,
  type OperationStatus,
  operationStatus,
  requestAction,
  waitForCompletion,
} from '../../src/operations/engine/index.ts';
import type { Database } from '../../src/platform/index.ts';

/** Cuts a worker of this process once, at the point that a test has armed. */
export interface Cutter {
  readonly crashPoints: CrashPoints;
  arm(point: CrashPoint): void;
  /** The point that was armed and not reached yet: the last one is reached after an operation is seen to be over. */
  armed(): CrashPoint | undefined;
}

export function cutter(): Cutter {
  let next: CrashPoint | undefined;
  return {
    arm(point) {
      next = point;
    },
    armed: () => next,
    async crashPoints(point) {
      if (point !== next) return;
      next = undefined;
      throw new Error(`Cut at ${point}`);
    },
  };
}

/**
 * How an operation that was cut ends. What fails from the commit on pauses the operation: whoever sees to the cause
 * resumes it.
 */
export async function endAfterCut(
  database: Database,
  operation: { readonly tenant: number; readonly id: string },
): Promise<OperationStatus> {
  const status = await operationStatus(database, operation);
  if (status.state !== 'PAUSE') return status;
  await requestAction(database, operation, 'RESUME');
  return await waitForCompletion(database, operation, { timeoutMilliseconds: 60_000 });
}
