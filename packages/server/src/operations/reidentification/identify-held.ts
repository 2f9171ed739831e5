import { buffer } from 'node:stream/consumers';
import { isChartrierError } from '@chartrier/messages';
import type { FormatIdentifier, IdentifiedFormat } from '../../referential/index.ts';
import { type ObjectLocation, readObject, type Storage } from '../../storage/index.ts';
import type { HeldObject } from './held-objects.ts';

/** Larger objects are read where signatures look, not whole. */
const WHOLE_BYTES = 256 * 1024;
/** Small objects are identified together, so many bytes at a time. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** An object and what it is; `unread`: no offer gives it. */
export interface IdentifiedObject {
  readonly object: HeldObject;
  readonly format: IdentifiedFormat | 'unread';
}

/** Identifies objects from the offers, in bounded memory: small ones by batches, the others part by part. */
export async function* identifyHeld(
  storage: Storage,
  formats: FormatIdentifier,
  objects: AsyncIterable<HeldObject>,
): AsyncGenerator<IdentifiedObject> {
  let batch: { readonly object: HeldObject; readonly name: string; readonly bytes: Buffer }[] = [];
  let filled = 0;
  async function identifyBatch(): Promise<readonly IdentifiedObject[]> {
    const identified = await formats.identifyAll(batch);
    const answers = batch.map(({ object }, index) => ({
      object,
      format: identified[index] ?? ('unread' as const),
    }));
    batch = [];
    filled = 0;
    return answers;
  }
  for await (const object of objects) {
    const { location, stored } = object;
    const name = stored.Uri ?? '';
    if (location === undefined) yield { object, format: 'unread' };
    else if (location.length > WHOLE_BYTES)
      yield { object, format: await identifyLarge(storage, formats, location, name) };
    else {
      const bytes = await readOrMiss(() => read(storage, location, 0, location.length));
      if (bytes === undefined) yield { object, format: 'unread' };
      else {
        batch.push({ object, name, bytes });
        filled += bytes.length;
      }
    }
    if (filled >= BATCH_BYTES) yield* await identifyBatch();
  }
  yield* await identifyBatch();
}

async function identifyLarge(
  storage: Storage,
  formats: FormatIdentifier,
  location: ObjectLocation,
  name: string,
): Promise<IdentifiedFormat | 'unread'> {
  const source = {
    size: location.length,
    read: (offset: number, length: number) => read(storage, location, offset, length),
  };
  const found = await readOrMiss(() => formats.identify(source, name));
  if (found === undefined) return 'unread';
  const { mimeTypes: _, ...format } = found;
  return format;
}

async function read(
  storage: Storage,
  location: ObjectLocation,
  offset: number,
  length: number,
): Promise<Buffer> {
  if (length === 0 || offset >= location.length) return Buffer.alloc(0);
  return await buffer(await readObject(storage, location, { range: { offset, length } }));
}

/** An object that no offer gives is told, and the others go on. @throws every other error */
async function readOrMiss<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (UNREADABLE.some((code) => isChartrierError(error, code))) return undefined;
    throw error;
  }
}

const UNREADABLE = ['OBJECT_UNREADABLE', 'OFFER_CORRUPTED', 'OFFER_UNAVAILABLE'] as const;
