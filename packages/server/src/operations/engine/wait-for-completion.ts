import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationReference } from '../../logbook/index.ts';
import type { Database } from '../../platform/index.ts';
import { operationPayload, STOPPED_CHANNEL } from './channels.ts';
import { type OperationStatus, operationStatus } from './operation-status.ts';

/** How often the row is read when no notification comes. */
const POLL_MILLISECONDS = 250;

/**
 * Waits until an operation is completed, or stopped in a pause after it ran; answers its status, also when
 * the time is over (RUNNING then). Notifications are a hint; the row is what counts.
 *
 * @throws OPERATION_UNKNOWN
 */
export async function waitForCompletion(
  db: Database,
  reference: OperationReference,
  options: { readonly timeoutMilliseconds: number; readonly signal?: AbortSignal },
): Promise<OperationStatus> {
  const deadline = performance.now() + options.timeoutMilliseconds;
  let heard = Promise.withResolvers<void>();
  const payload = operationPayload(reference);
  const unlisten = await db.listen(STOPPED_CHANNEL, (text) => {
    // An empty text says that notifications were lost.
    if (text === payload || text === '') heard.resolve();
  });
  try {
    for (;;) {
      const status = await operationStatus(db, reference);
      const left = deadline - performance.now();
      if (hasStopped(status) || left <= 0 || options.signal?.aborted) return status;
      const waited = new AbortController();
      await Promise.race([
        heard.promise,
        sleep(Math.min(POLL_MILLISECONDS, left), undefined, { signal: waited.signal }).catch(() => {}),
      ]);
      waited.abort();
      heard = Promise.withResolvers<void>();
    }
  } finally {
    await unlisten();
  }
}

function hasStopped({ state, status }: OperationStatus): boolean {
  return state === 'COMPLETED' || (state === 'PAUSE' && status !== 'UNKNOWN');
}
