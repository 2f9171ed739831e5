import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { ObjectLocation } from './folder/object-location.ts';
import type { ByteRange, Offer } from './offer.ts';
import { type Storage, strategyOf } from './storage.ts';

export interface ReadObjectOptions {
  /** Within the object. A length beyond the end is cut. */
  readonly range?: ByteRange;
  /** Hashes a whole read: its end fails (OBJECT_DIGEST_DIFFERS) when the bytes are not those that were sealed. */
  readonly verify?: boolean;
  /** Begins so many offers further in the strategy, the first ones last: their copy was not what was sealed. */
  readonly skippedOffers?: number;
}

/**
 * The bytes of an object, from the first offer of its strategy that gives them. When an offer fails on the way, the next
 * one goes on from there.
 *
 * @throws OBJECT_RANGE_INVALID, STRATEGY_UNKNOWN; OBJECT_UNREADABLE when no offer gives the first bytes (later ones:
 * while streaming)
 */
export async function readObject(
  storage: Storage,
  location: ObjectLocation,
  options: ReadObjectOptions = {},
): Promise<Readable> {
  const { offset, length } = rangeWithin(location, options.range);
  const whole = offset === 0 && length === location.length;
  const part = { offset: location.offset + offset, length };
  const offers = fromAnother(strategyOf(storage, location.strategy).offers, options.skippedOffers ?? 0);
  const bytes = readWithFallback(storage, offers, location.packKey, part);
  const first = await bytes.next();
  const source = first.done ? [] : resumed(first.value, bytes);
  const checked = options.verify && whole ? verified(source, location) : source;
  return Readable.from(checked, { objectMode: false });
}

function fromAnother(offers: readonly Offer[], skipped: number): readonly Offer[] {
  const first = offers.length === 0 ? 0 : skipped % offers.length;
  return [...offers.slice(first), ...offers.slice(0, first)];
}

function rangeWithin({ objectId, length }: ObjectLocation, range: ByteRange | undefined): ByteRange {
  if (!range) return { offset: 0, length };
  if (range.offset < 0 || range.length < 0 || (range.offset >= length && length > 0))
    throw chartrierError('OBJECT_RANGE_INVALID', { object: objectId, length });
  return { offset: range.offset, length: Math.min(range.length, length - range.offset) };
}

async function* resumed(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** Reads a part of a key from the first of some offers that gives it; the next one goes on where it stopped. */
export async function* readWithFallback(
  storage: Pick<Storage, 'report'>,
  offers: readonly Offer[],
  key: string,
  { offset, length }: ByteRange,
): AsyncGenerator<Buffer> {
  let given = 0;
  let last: unknown;
  for (const offer of offers) {
    try {
      for await (const chunk of await offer.get(key, { offset: offset + given, length: length - given })) {
        given += chunk.length;
        yield chunk;
      }
      if (given === length) return;
      throw chartrierError('OFFER_CORRUPTED', { offer: offer.id, key });
    } catch (error) {
      last = error;
      storage.report({ kind: 'read-failed', offer: offer.id, key, error });
    }
  }
  throw isChartrierError(last) && offers.length === 1
    ? last
    : chartrierError('OBJECT_UNREADABLE', { key }, { cause: last });
}

async function* verified(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  { objectId, packKey, sha512 }: ObjectLocation,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha512');
  for await (const chunk of source) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.digest('hex') !== sha512)
    throw chartrierError('OBJECT_DIGEST_DIFFERS', { object: objectId, key: packKey });
}
