import type { Readable } from 'node:stream';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import { letGoOfPassing } from '../platform/index.ts';
import type { SlowestSource } from './workspace.ts';

/**
 * Reads a source, and tells one that breaks off, or that is slower than it may be, from a disk that fails: only the time
 * that the source is waited for counts. The source is left open: whoever gave it may still answer on its connection.
 *
 * @throws WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW; an error of the registry that the source itself throws
 */
export async function* watchSource(
  source: Readable,
  received: () => number,
  slowest: SlowestSource | undefined,
): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = source.iterator({ destroyOnReturn: false });
  let waited = 0;
  let brought = 0;
  const letGo = letGoOfPassing();
  for (;;) {
    const begun = performance.now();
    const next = await nextChunk(chunks, received, slowest, (slowest?.windowMs ?? 0) - waited);
    if (next === undefined) return;
    waited += performance.now() - begun;
    brought += next.length;
    if (slowest !== undefined && brought >= slowest.bytes) {
      waited = 0;
      brought = 0;
    }
    yield next;
    letGo(next.length);
  }
}

async function nextChunk(
  chunks: AsyncIterator<Buffer>,
  received: () => number,
  slowest: SlowestSource | undefined,
  patienceMs: number,
): Promise<Buffer | undefined> {
  const next = chunks.next().then(
    ({ done, value }) => (done === true ? undefined : value),
    (cause) => {
      // a source of our own that fails says why: nobody cut it off
      if (isChartrierError(cause)) throw cause;
      throw chartrierError('WORKSPACE_UPLOAD_CUT', { received: received() }, { cause });
    },
  );
  if (slowest === undefined) return await next;
  // Told by whoever waits for it; after a source was too slow nobody does.
  next.catch(() => undefined);
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  const seconds = slowest.windowMs / 1_000;
  const timer = setTimeout(
    () =>
      reject(
        chartrierError('WORKSPACE_UPLOAD_SLOW', { received: received(), seconds, bytes: slowest.bytes }),
      ),
    Math.max(patienceMs, 0),
  );
  try {
    return await Promise.race([next, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
