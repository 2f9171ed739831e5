import { crc32 } from 'node:zlib';
import {
  directoryRecord,
  endOfZip,
  localHeader,
  type ZipEntry,
} from '../../packages/server/src/platform/index.ts';

/** What an entry holds; made twice: its sum goes before it. */
export interface StoredContent {
  readonly name: string;
  readonly pieces: () => Iterable<Buffer>;
}

/** UTF-8 names, and nothing after the content: its size and sum are in its header. */
const FLAGS = 0x0800;
const STORED = 0;
const MAX_32 = 0xff_ff_ff_ff;
const WRITE_BYTES = 1 << 20;

/**
 * A zip whose entries are not compressed, as its bytes; as many entries as one likes (yazl looks for the next one from the first
 * again: a million were not written after 40 minutes).
 */
export function* storedZip(contents: Iterable<StoredContent>): Generator<Buffer> {
  yield* inLargePieces(pieces(contents));
}

function* pieces(contents: Iterable<StoredContent>): Generator<Buffer> {
  const records: Buffer[] = [];
  let offset = 0;
  for (const { name, pieces } of contents) {
    let size = 0;
    let sum = 0;
    for (const piece of pieces()) {
      size += piece.length;
      sum = crc32(piece, sum);
    }
    const zip64 = size >= MAX_32;
    const header = storedHeader(name, { size, sum, zip64 });
    const length = header.length + size;
    records.push(storedRecord({ name, offset, length, size, packedSize: size, crc32: sum, zip64 }));
    offset += length;
    yield header;
    yield* pieces();
  }
  yield* records;
  const size = records.reduce((bytes, { length }) => bytes + length, 0);
  yield endOfZip({ offset, size, entries: records.length });
}

function storedHeader(
  name: string,
  { size, sum, zip64 }: { readonly size: number; readonly sum: number; readonly zip64: boolean },
): Buffer {
  const header = localHeader(name, zip64);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(STORED, 8);
  header.writeUInt32LE(sum, 14);
  if (zip64) {
    header.writeBigUInt64LE(BigInt(size), header.length - 16);
    header.writeBigUInt64LE(BigInt(size), header.length - 8);
  } else {
    header.writeUInt32LE(size, 18);
    header.writeUInt32LE(size, 22);
  }
  return header;
}

function storedRecord(entry: ZipEntry): Buffer {
  const record = directoryRecord(entry);
  record.writeUInt16LE(FLAGS, 8);
  record.writeUInt16LE(STORED, 10);
  return record;
}

function* inLargePieces(pieces: Iterable<Buffer>): Generator<Buffer> {
  let pending: Buffer[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    pending.push(piece);
    bytes += piece.length;
    if (bytes < WRITE_BYTES) continue;
    yield Buffer.concat(pending);
    pending = [];
    bytes = 0;
  }
  yield Buffer.concat(pending);
}
