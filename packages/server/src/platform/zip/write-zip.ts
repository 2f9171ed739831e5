import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { descriptor, directoryRecord, endOfZip, localHeader, type ZipEntry } from './zip-layout.ts';

/** The fastest: most of what is packed is packed already (images, PDF, office files). */
const LEVEL = 1;
/** Deflate's blocks of bytes as they are: five more for 64 KiB. */
const AS_IT_IS = 0;
/** From here on sizes are written on 64 bits: what does not pack well grows a little. */
const ZIP64_FROM_BYTES = 0xf0_00_00_00;
const MAX_32 = 0xff_ff_ff_ff;

export interface ZipContent {
  readonly name: string;
  readonly content: AsyncIterable<Buffer | string> | Iterable<Buffer | string>;
  /** How long it may be at most. */
  readonly atMost: number;
  /** False: it is laid in the zip as it is, for a reader that is near, or one that looks at how much an entry grows. */
  readonly pack?: boolean;
}

/**
 * An entry of a zip, packed as it streams; its sizes are written after it. What it became is given to `ended` once its last
 * byte was taken.
 *
 * @param offset where in the zip it begins
 * @throws whatever the content throws, while it is read
 */
export async function* zipEntry(
  { name, content, atMost, pack = true }: ZipContent,
  offset: number,
  ended: (entry: ZipEntry) => void,
): AsyncGenerator<Buffer> {
  const zip64 = atMost >= ZIP64_FROM_BYTES;
  const header = localHeader(name, zip64);
  yield header;
  let size = 0;
  let check = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      check = crc32(chunk, check);
      done(null, chunk);
    },
  });
  const packed = createDeflateRaw({ level: pack ? LEVEL : AS_IT_IS });
  // what fails in the source is thrown by whoever reads the last of them
  const piped = pipeline(Readable.from(content, { objectMode: false }), counted, packed);
  piped.catch(() => undefined);
  let packedSize = 0;
  try {
    for await (const chunk of packed) {
      packedSize += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    await piped;
  } finally {
    packed.destroy();
    await piped.catch(() => undefined);
    await letGo(content);
  }
  if (!zip64 && (size > MAX_32 || packedSize > MAX_32))
    throw new Error(`${name} has ${size} bytes, where ${atMost} were told at most`);
  const last = descriptor({ crc32: check, packedSize, size, zip64 });
  yield last;
  const length = header.length + packedSize + last.length;
  ended({ name, offset, length, size, packedSize, crc32: check, zip64 });
}

/** Whoever stops reading in the middle waits until what the content holds is given back: a cursor, an open file. */
async function letGo(content: ZipContent['content']): Promise<void> {
  if (content instanceof Readable) content.destroy();
  else if ('return' in content && typeof content.return === 'function') await content.return();
}

/**
 * What stands after the entries of a zip: its directory.
 *
 * @param offset where it begins: the end of the last entry
 */
export async function* zipDirectory(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  offset: number,
): AsyncGenerator<Buffer> {
  let size = 0;
  let count = 0;
  for await (const entry of entries) {
    const record = directoryRecord(entry);
    size += record.length;
    count += 1;
    yield record;
  }
  yield endOfZip({ offset, size, entries: count });
}
