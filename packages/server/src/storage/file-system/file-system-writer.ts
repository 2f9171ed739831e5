import { chartrierError } from '@chartrier/messages';
import type { FileDigest, OfferWriter } from '../offer.ts';
import { createUnfinished, dropUnfinished, nameFile } from './durable-file.ts';
import { offerFailure } from './errno.ts';

/** The moments of a write, in order: what a test may stop the process at. */
export type WriteMoment = 'begin' | 'written' | 'synced' | 'named' | 'remove' | 'removed';

export interface WritePoint {
  readonly offer: string;
  readonly key: string;
  readonly moment: WriteMoment;
}

export interface WriterPlace {
  readonly offer: string;
  readonly root: string;
  readonly key: string;
  readonly path: string;
  readonly onWrite: (point: WritePoint) => void;
  /** Whether the key's present content is the one expected. */
  readonly holds: (expected: FileDigest) => Promise<boolean>;
}

/**
 * Writes a file under a temporary name, syncs it, gives it its key, syncs the directory. After a failure the file is
 * thrown away, whatever was synced of it.
 * @throws OFFER_FULL, OFFER_UNAVAILABLE, OFFER_KEY_TAKEN, OFFER_DIGEST_DIFFERS (a size that is not the one expected)
 */
export async function fileSystemWriter(place: WriterPlace): Promise<OfferWriter> {
  const { offer, key, onWrite } = place;
  onWrite({ offer, key, moment: 'begin' });
  const file = await createUnfinished(place.root, key).catch((error) => {
    throw offerFailure(offer, error);
  });
  let position = 0;
  let dropped: Promise<void> | undefined;
  let firstFailure: { readonly error: unknown } | undefined;

  function drop(): Promise<void> {
    dropped ??= dropUnfinished(file);
    return dropped;
  }

  async function failing(error: unknown): Promise<never> {
    // the first failure is the one to tell, not that of the clearing away, nor those of writes that it closed the file to
    firstFailure ??= { error };
    await drop().catch(() => undefined);
    throw offerFailure(offer, firstFailure.error);
  }

  async function writeAt(chunk: Buffer, at: number): Promise<void> {
    for (let done = 0; done < chunk.length; ) {
      const { bytesWritten } = await file.handle.write(chunk, done, chunk.length - done, at + done);
      done += bytesWritten;
    }
  }

  async function name(expected: FileDigest): Promise<void> {
    if (position !== expected.size) throw chartrierError('OFFER_DIGEST_DIFFERS', { offer, key });
    onWrite({ offer, key, moment: 'written' });
    await file.handle.datasync();
    await file.handle.close();
    onWrite({ offer, key, moment: 'synced' });
    if (!(await nameFile(place.root, file.path, place.path))) {
      if (!(await place.holds(expected))) throw chartrierError('OFFER_KEY_TAKEN', { offer, key });
      await drop();
    }
    onWrite({ offer, key, moment: 'named' });
  }

  return {
    write(chunk) {
      const at = position;
      position += chunk.length;
      return writeAt(chunk, at).catch(failing);
    },
    finish: (expected) => name(expected).catch(failing),
    abort: drop,
  };
}
