import { isChartrierError } from '@chartrier/messages';

/**
 * A connection that is lost is nobody's fault, and nothing can be written of it: the operation is left as if this worker
 * had died, and goes on from its last checkpoint once the database answers.
 */
export function throwLostDatabase(error: unknown): void {
  if (isChartrierError(error, 'DATABASE_UNAVAILABLE')) throw error;
}
