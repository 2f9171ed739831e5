import { createHash, hash } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { ByteRange, FileDigest, Offer, OfferWriter } from '../offer.ts';
import { makeRoot, syncDirectory } from './durable-directory.ts';
import { hasErrno, offerFailure } from './errno.ts';
import { fileSystemWriter, type WritePoint } from './file-system-writer.ts';
import { keyPath } from './key-path.ts';
import { discardUnfinished, listFiles, listFolders } from './list-directory.ts';
import { createReadBack } from './read-back.ts';

export interface FileSystemOfferOptions {
  readonly id: string;
  /** The offer's folder: on a disk of its own, best. */
  readonly path: string;
  /** Called at each moment of each write; a test stops the process there. */
  readonly onWrite?: (point: WritePoint) => void;
}

/** The first file of an offer: writing it makes the folder. Afterwards an absent folder is a disk that is not mounted. */
const FIRST_KEY = 'offer.json';
const READ_CHUNK = 2 ** 20;

/**
 * An offer that is a folder of this machine, each key a file of that name. A write goes to a temporary name, is synced,
 * renamed (by a hard link, which never replaces), and its directory synced.
 */
export function createFileSystemOffer({
  id,
  path,
  onWrite = () => undefined,
}: FileSystemOfferOptions): Offer {
  const root = resolve(path);
  const readBack = createReadBack();

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw offerFailure(id, error);
    }
  }

  function absent(key: string, error: unknown, offer = id) {
    return hasErrno(error, 'ENOENT', 'ENOTDIR')
      ? chartrierError('OFFER_KEY_ABSENT', { offer, key }, { cause: error })
      : offerFailure(offer, error);
  }

  async function get(key: string, range?: ByteRange): Promise<Readable> {
    const file = keyPath(root, key);
    if (range?.length === 0) return Readable.from([], { objectMode: false });
    const handle = await open(file, 'r').catch((error) => Promise.reject(absent(key, error)));
    const { size } = await guarded(() => handle.stat());
    const offset = range?.offset ?? 0;
    const length = Math.min(range?.length ?? size, size - offset);
    if (length <= 0) {
      await handle.close();
      return Readable.from([], { objectMode: false });
    }
    // a stream takes the memory of a whole chunk, for a small file too
    const highWaterMark = Math.min(READ_CHUNK, length);
    return handle.createReadStream({ start: offset, end: offset + length - 1, highWaterMark });
  }

  async function digestOf(key: string): Promise<FileDigest> {
    const digest = createHash('sha512');
    let size = 0;
    for await (const chunk of await get(key)) {
      digest.update(chunk);
      size += chunk.length;
    }
    return { size, sha512: digest.digest('hex') };
  }

  async function openKey(key: string): Promise<OfferWriter> {
    if (key === FIRST_KEY) await guarded(() => makeRoot(root));
    return fileSystemWriter({
      offer: id,
      root,
      key,
      path: keyPath(root, key),
      onWrite,
      holds: async (expected) => {
        const found = await digestOf(key);
        return found.size === expected.size && found.sha512 === expected.sha512;
      },
    });
  }

  return {
    id,
    open: openKey,
    get,
    async put(key, source, sha512, size) {
      const writer = await openKey(key);
      try {
        const written = await writeAll(writer, source);
        if (written.sha512 !== sha512 || written.size !== size)
          throw chartrierError('OFFER_DIGEST_DIFFERS', { offer: id, key });
        await writer.finish(written);
      } catch (error) {
        await writer.abort();
        throw error;
      }
    },
    async verify(key, expected) {
      const found = await readBack
        .digest(keyPath(root, key))
        .catch((error) => Promise.reject(absent(key, error)));
      if (found.size !== expected.size || found.sha512 !== expected.sha512)
        throw chartrierError('OFFER_CORRUPTED', { offer: id, key });
    },
    async verifyWith(key, expected, others) {
      const beside = others.flatMap((offer) => {
        const copy = offer.pathOf?.(key);
        return copy === undefined ? [] : [{ offer, copy }];
      });
      const found = await readBack
        .digest(
          keyPath(root, key),
          beside.map(({ copy }) => copy),
        )
        .catch((error) => Promise.reject(absent(key, error, beside[error.copy]?.offer.id)));
      if (found.size !== expected.size || found.sha512 !== expected.sha512)
        throw chartrierError('OFFER_CORRUPTED', { offer: id, key });
      const [place] = found.different;
      const other = place === undefined ? undefined : beside[place]?.offer;
      if (other !== undefined) throw chartrierError('OFFER_CORRUPTED', { offer: other.id, key });
      return others.filter((offer) => !beside.some((one) => one.offer === offer));
    },
    pathOf: (key) => keyPath(root, key),
    async stat(key) {
      try {
        const entry = await stat(keyPath(root, key));
        return entry.isFile() ? { key, size: entry.size } : undefined;
      } catch (error) {
        if (!hasErrno(error, 'ENOENT', 'ENOTDIR')) throw offerFailure(id, error);
        await guarded(() => stat(root));
        return undefined;
      }
    },
    list: (prefix) => listFiles(id, root, prefix),
    folders: (prefix) => listFolders(id, root, prefix),
    remove: (key) =>
      guarded(async () => {
        const file = keyPath(root, key);
        onWrite({ offer: id, key, moment: 'remove' });
        await rm(file, { force: true });
        await syncDirectory(dirname(file)).catch((error) => {
          if (!hasErrno(error, 'ENOENT')) throw error;
        });
        onWrite({ offer: id, key, moment: 'removed' });
      }),
    discardUnfinished: (prefix) => guarded(() => discardUnfinished(root, prefix)),
    async isNew() {
      try {
        await stat(root);
      } catch (error) {
        if (hasErrno(error, 'ENOENT')) return true;
        throw offerFailure(id, error);
      }
      for await (const _ of listFiles(id, root, '')) return false;
      return true;
    },
    usableSpace: () =>
      guarded(async () => {
        const { bavail, bsize } = await statfs(root);
        return bavail * bsize;
      }),
    close: readBack.close,
  };
}

async function writeAll(writer: OfferWriter, source: Readable | Buffer): Promise<FileDigest> {
  if (Buffer.isBuffer(source)) {
    await writer.write(source);
    return { size: source.length, sha512: hash('sha512', source, 'hex') };
  }
  const digest = createHash('sha512');
  let size = 0;
  for await (const chunk of source) {
    digest.update(chunk);
    size += chunk.length;
    await writer.write(chunk);
  }
  return { size, sha512: digest.digest('hex') };
}
