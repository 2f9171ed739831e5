import type { Clock } from '../clock/clock.ts';
import { formatGuid, MAX_COUNTER, MAX_PROCESS_ID } from './guid.ts';
import type { GuidKind } from './kinds.ts';

/** Gives a new id, never given before by this process. */
export type NewGuid = (kind: GuidKind, tenant: number) => string;

export interface GuidFactoryOptions {
  /** Of this platform: two platforms whose archives may meet have different ones. */
  readonly platformId: number;
  /** Of this process: two processes of a platform that run at once have different ones. */
  readonly processId: number;
  readonly clock: Clock;
}

/**
 * Makes ids as Vitam does: the counter starts again at each millisecond, its first value is 1. Time never goes
 * back in ids, even when the clock does, and a full counter borrows the next millisecond.
 */
export function createGuidFactory({ platformId, processId, clock }: GuidFactoryOptions): NewGuid {
  let time = 0;
  let counter = 0;
  return (kind, tenant) => {
    const now = clock.now().getTime();
    if (now > time) {
      time = now;
      counter = 0;
    } else if (counter === MAX_COUNTER) {
      time += 1;
      counter = 0;
    }
    counter += 1;
    return formatGuid({ kind, tenant, platformId, processId: processId & MAX_PROCESS_ID, time, counter });
  };
}
