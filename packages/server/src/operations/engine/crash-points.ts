/**
 * Places where tests kill the process: each step's boundaries, and both sides of each write of an operation's
 * end.
 */
export const CRASH_POINTS = [
  'step-started',
  'batch-done',
  'before-batch-written',
  'step-done',
  'step-ended',
  'before-prepare',
  'after-prepare',
  'commit-published',
  'after-commit',
  'before-final-event',
  'after-final-event',
  'before-seal',
  'after-seal',
  'before-completed',
  'after-completed',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Called when a point is reached; `step` names the step for those of a step. */
export type CrashPoints = (point: CrashPoint, step: string | undefined) => Promise<void>;

export const noCrash: CrashPoints = async () => {};
