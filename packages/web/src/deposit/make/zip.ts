import { crcOf } from '../crc.ts';

/** A file of a package: its name in it, and its bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Blob;
}

/** Beyond, a zip needs the 64-bit records of APPNOTE 4.3.14, which this writer does not make. */
export const LARGEST_PACKAGE_BYTES = 4_000_000_000;
const MOST_ENTRIES = 65_000;
const CHUNK_BYTES = 4_194_304;

async function crcOfBlob(content: Blob): Promise<number> {
  let crc = 0;
  for (let offset = 0; offset < content.size; offset += CHUNK_BYTES)
    crc = crcOf(crc, new Uint8Array(await content.slice(offset, offset + CHUNK_BYTES).arrayBuffer()));
  return crc;
}

/** UTF-8 names (APPNOTE 4.4.4, bit 11). */
const UTF8_FLAG = 0x0800;
const VERSION = 20;

interface Written {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

function localHeader({ name, crc, size }: Written): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(30));
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, UTF8_FLAG, true);
  // stored: bytes stay as they are, and a browser has nothing to compress
  view.setUint32(14, crc, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name.length, true);
  return new Uint8Array(view.buffer);
}

function centralHeader({ name, crc, size, offset }: Written): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(46));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, VERSION, true);
  view.setUint16(8, UTF8_FLAG, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, size, true);
  view.setUint32(24, size, true);
  view.setUint16(28, name.length, true);
  view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

function endOfDirectory(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}

/**
 * Writes a zip of files as they are (PKWARE's APPNOTE 6.3, method "stored"). The bytes are not copied: the result
 * refers to those given, so that a package of many files does not fill the memory.
 *
 * @throws RangeError above LARGEST_PACKAGE_BYTES or 65,000 files
 */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Blob> {
  const total = entries.reduce((sum, { content }) => sum + content.size, 0);
  if (total > LARGEST_PACKAGE_BYTES || entries.length > MOST_ENTRIES)
    throw new RangeError(`${entries.length} files, ${total} bytes`);
  const parts: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const written: Written = {
      name: new TextEncoder().encode(name),
      crc: await crcOfBlob(content),
      size: content.size,
      offset,
    };
    const header = localHeader(written);
    parts.push(header, written.name, content);
    offset += header.length + written.name.length + content.size;
    directory.push(centralHeader(written), written.name);
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...directory, endOfDirectory(entries.length, directorySize, offset)], {
    type: 'application/zip',
  });
}
