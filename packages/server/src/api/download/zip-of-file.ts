import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Sizes and offsets of a plain zip are on 32 bits; beyond, readers would be lied to. */
const LARGEST_ZIPPED_BYTES = 2 ** 32 - 1;

const VERSION = 20;
/** Sizes follow the content, and the name is in UTF-8 (APPNOTE 4.4.4, bits 3 and 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, midnight: the first moment of a zip. */
const DOS_DATE = 0x0021;

/**
 * One file in a zip, deflated as it streams (APPNOTE.TXT, PKWARE): its size and check are written after it. The content is
 * at most `LARGEST_ZIPPED_BYTES` long.
 */
export function zipOfFile(name: string, content: Readable): Readable {
  return Readable.from(zipParts(Buffer.from(name), content));
}

async function* zipParts(name: Buffer, content: Readable): AsyncGenerator<Buffer> {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4);
  header.writeUInt16LE(name.length, 26);
  yield Buffer.concat([header, name]);

  let check = 0;
  let size = 0;
  const deflated = content
    .map((chunk: Buffer) => {
      check = crc32(chunk, check);
      size += chunk.length;
      return chunk;
    })
    .compose(createDeflateRaw());
  let packed = 0;
  for await (const chunk of deflated) {
    packed += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  if (Math.max(size, packed) > LARGEST_ZIPPED_BYTES) throw new Error('the content is too long for a zip');

  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(check, 0);
  sizes.writeUInt32LE(packed, 4);
  sizes.writeUInt32LE(size, 8);
  const descriptor = Buffer.alloc(4);
  descriptor.writeUInt32LE(0x08074b50, 0);
  yield Buffer.concat([descriptor, sizes]);

  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(VERSION, 4);
  writeCommon(directory, 6);
  sizes.copy(directory, 16);
  directory.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length + name.length, 12);
  end.writeUInt32LE(header.length + name.length + packed + descriptor.length + sizes.length, 16);
  yield Buffer.concat([directory, name, end]);
}

/** Version needed, flags, method, time and date: the same in both headers. */
function writeCommon(target: Buffer, at: number): void {
  target.writeUInt16LE(VERSION, at);
  target.writeUInt16LE(FLAGS, at + 2);
  target.writeUInt16LE(DEFLATED, at + 4);
  target.writeUInt16LE(0, at + 6);
  target.writeUInt16LE(DOS_DATE, at + 8);
}
