import { createHash, hash } from 'node:crypto';
import type { FileDigest, Offer, OfferWriter } from '../offer.ts';

/** A file that is written to all offers of a strategy at once, hashed once. */
export interface ReplicatedFile {
  /** Resolves when every offer has taken the chunk, which may be reused then. */
  write(chunk: Buffer): Promise<void>;
  /** Durable and named on every offer. */
  finish(): Promise<FileDigest>;
  abort(): Promise<void>;
}

/** @throws OFFER_UNAVAILABLE, OFFER_FULL of the first offer that fails; then no offer keeps the file. */
export async function openReplicated(offers: readonly Offer[], key: string): Promise<ReplicatedFile> {
  const writers = await openAll(offers, key);
  const digest = createHash('sha512');
  const writes = new Set<Promise<void>>();
  let size = 0;
  let failure: unknown;

  function failed(error: unknown): never {
    failure ??= error;
    throw error;
  }

  return {
    write(chunk) {
      digest.update(chunk);
      size += chunk.length;
      const written = Promise.all(writers.map((writer) => writer.write(chunk)))
        .then(() => undefined, failed)
        .finally(() => writes.delete(written));
      writes.add(written);
      return written;
    },
    async finish() {
      await Promise.all(writes);
      if (failure !== undefined) throw failure;
      const file = { size, sha512: digest.digest('hex') };
      await Promise.all(writers.map((writer) => writer.finish(file)));
      return file;
    },
    async abort() {
      await Promise.allSettled(writers.map((writer) => writer.abort()));
    },
  };
}

async function openAll(offers: readonly Offer[], key: string): Promise<readonly OfferWriter[]> {
  const opened = await Promise.allSettled(offers.map((offer) => offer.open(key)));
  const failed = opened.find((one) => one.status === 'rejected');
  const writers = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return writers;
  await Promise.allSettled(writers.map((writer) => writer.abort()));
  throw failed.reason;
}

/** Puts bytes that are in memory on every offer. */
export async function putReplicated(
  offers: readonly Offer[],
  key: string,
  bytes: Buffer,
): Promise<FileDigest> {
  const sha512 = hash('sha512', bytes, 'hex');
  await allOf(offers.map((offer) => offer.put(key, bytes, sha512, bytes.length)));
  return { size: bytes.length, sha512 };
}

/** Reads a file back on every offer. @throws OFFER_CORRUPTED */
export async function verifyReplicated(
  offers: readonly Offer[],
  key: string,
  file: FileDigest,
): Promise<void> {
  const [first, ...others] = offers;
  const left = others.length === 0 ? undefined : await first?.verifyWith?.(key, file, others);
  await allOf((left ?? offers).map((offer) => offer.verify(key, file)));
}

/** Waits for all, even when one fails: nothing goes on behind the back of whoever is told of the failure. */
export async function allOf(works: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(works);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
