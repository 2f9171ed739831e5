import type { Deposit } from './deposit.ts';

/** Of units that are read together, as they are staged; what they become in memory is a few times that. */
const HELD_BYTES = 32 * 1024 * 1024;

/**
 * How many units of a deposit are read at a time: as many as is usual, fewer when one of them is very large. A manifest may
 * describe a unit in megabytes, a thousand times over: read by the thousand they would fill the memory of the worker.
 */
export function unitsAtATime({ facts }: Pick<Deposit, 'facts'>, usual: number): number {
  const largest = facts.manifest?.largestUnit ?? 0;
  return Math.max(1, Math.min(usual, Math.floor(HELD_BYTES / Math.max(1, largest))));
}
