import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../../platform/index.ts';
import { KEPT_MILLISECONDS } from './resumable-upload.ts';
import type { UploadServices } from './upload-services.ts';

/** A server that was killed holds an upload no longer than this. */
const LEASE_MILLISECONDS = 10_000;
/** Before bytes are written, a lease that is older is renewed. */
const RENEW_MILLISECONDS = 3_000;

/** The right to write to one upload, which one connection has at a time. */
interface WritingLease {
  /** @throws UPLOAD_BUSY when it was lost meanwhile (this process slept) */
  keep(): Promise<void>;
  /** @throws UPLOAD_BUSY */
  tell(received: number): Promise<void>;
  /** Keeps it as long as something lasts that waits for no sender. */
  during<Result>(lasting: () => Promise<Result>): Promise<Result>;
}

/**
 * Does work that only one connection may do to an upload. A connection of this process that still writes is cut off: its
 * sender has come back by another. One of another process is let finish, or let its lease run out.
 *
 * @param stop cuts the new connection off, when one that follows asks for it
 * @throws UPLOAD_BUSY, UPLOAD_OFFSET_DIFFERS
 */
export async function withWritingLease<Result>(
  { database, clock, writers }: UploadServices,
  { id, offset, stop }: { readonly id: string; readonly offset: number; readonly stop: () => void },
  work: (lease: WritingLease) => Promise<Result>,
): Promise<Result> {
  for (let before = writers.byUpload.get(id); before !== undefined; before = writers.byUpload.get(id)) {
    before.stop();
    await before.ended;
  }
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  writers.byUpload.set(id, { stop, ended });
  try {
    await take(database, clock.now(), { id, offset, writer: writers.process });
    let renewedAt = performance.now();
    const renew = async (received?: number): Promise<void> => {
      const now = clock.now();
      const { rowCount } = await database.query(
        `update resumable_upload set writer_until = $3, expires_at = $4, received = coalesce($5, received)
         where id = $1 and writer = $2 and writer_until > $6`,
        [id, writers.process, ...untilWhen(now), received ?? null, now],
      );
      if (rowCount === 0) throw chartrierError('UPLOAD_BUSY', { id });
      renewedAt = performance.now();
    };
    return await work({
      keep: async () => {
        if (performance.now() - renewedAt > RENEW_MILLISECONDS) await renew();
      },
      tell: renew,
      during: async (lasting) => {
        // one that was lost is met when what was done is written
        const timer = setInterval(() => renew().catch(() => undefined), RENEW_MILLISECONDS);
        try {
          return await lasting();
        } finally {
          clearInterval(timer);
        }
      },
    });
  } finally {
    await database.query(
      'update resumable_upload set writer = null, writer_until = null where id = $1 and writer = $2',
      [id, writers.process],
    );
    writers.byUpload.delete(id);
    end();
  }
}

async function take(
  database: Queryable,
  now: Date,
  { id, offset, writer }: { readonly id: string; readonly offset: number; readonly writer: string },
): Promise<void> {
  const { rowCount } = await database.query(
    `update resumable_upload set writer = $2, writer_until = $3, expires_at = $4
     where id = $1 and received = $5 and completed_at is null
       and (writer is null or writer = $2 or writer_until <= $6)`,
    [id, writer, ...untilWhen(now), offset, now],
  );
  if (rowCount > 0) return;
  const { rows } = await database.query<{ readonly received: string }>(
    'select received from resumable_upload where id = $1 and completed_at is null',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('UPLOAD_NOT_FOUND', { id });
  const received = Number(row.received);
  throw received === offset
    ? chartrierError('UPLOAD_BUSY', { id })
    : chartrierError('UPLOAD_OFFSET_DIFFERS', { id, received, offset });
}

function untilWhen(now: Date): readonly [lease: Date, expiry: Date] {
  return [new Date(now.getTime() + LEASE_MILLISECONDS), new Date(now.getTime() + KEPT_MILLISECONDS)];
}
