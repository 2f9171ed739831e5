import type { Foundation } from './foundation.ts';
import { sweepUploads } from './operations/ingest/index.ts';
import type { Rooms } from './rooms.ts';

/** An upload that received nothing for so long is over, whichever server held it. */
const ABANDONED_MILLISECONDS = 3_600_000;
const SWEEP_MILLISECONDS = 3_600_000;

/**
 * Removes, now and every hour, what uploads left whose server was killed: nobody was told that they were received. One
 * that was received whole stays, even when no operation is known to have it: the database may have been put back from
 * a backup. Uploads in several pieces that nobody took up again go too. Answers how to stop.
 */
export function keepWorkspaceSwept(
  { clock, database, logger }: Pick<Foundation, 'clock' | 'database' | 'logger'>,
  { workspace }: Pick<Rooms, 'workspace'>,
): () => Promise<void> {
  let sweeping = Promise.resolve();
  function sweep(): void {
    sweeping = workspace
      .discardUnfinished(new Date(clock.now().getTime() - ABANDONED_MILLISECONDS))
      .then((operations) => {
        if (operations.length > 0) logger.warn({ operations }, 'uploads that were cut off are removed');
        return sweepUploads(database, workspace, clock.now());
      })
      .then((uploads) => {
        if (uploads.length > 0) logger.warn({ uploads }, 'uploads that nobody took up again are removed');
      })
      // a workspace that is down is met by whoever needs it
      .catch((error: unknown) => logger.warn({ error }, 'the workspace could not be swept'));
  }
  sweep();
  const timer = setInterval(sweep, SWEEP_MILLISECONDS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}
