import { RefusedCall } from './refused.ts';

/** A network that is lost is told after so many tries, with what takes it up again. */
const TRIES_OFFLINE = 5;
/** A database that restarts, or recovers after a crash, is waited for some minutes. */
const TRIES_WITHOUT_DATABASE = 60;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_WITHOUT_DATABASE_MS = 5_000;

/** Whether a question is asked again by itself: only a silence, or a database that is waited for, is worth it. */
export function asksAgain(tries: number, error: Error): boolean {
  if (!(error instanceof RefusedCall) || !error.isPassing) return false;
  return tries < (error.trouble === 'database' ? TRIES_WITHOUT_DATABASE : TRIES_OFFLINE);
}

/** How long it rests before, in milliseconds: twice as long each time, and never long while the server answers. */
export function pauseBeforeAskingAgain(tries: number, error: Error): number {
  const isDatabase = error instanceof RefusedCall && error.trouble === 'database';
  return Math.min(
    FIRST_PAUSE_MS * 2 ** tries,
    isDatabase ? LONGEST_PAUSE_WITHOUT_DATABASE_MS : LONGEST_PAUSE_MS,
  );
}
