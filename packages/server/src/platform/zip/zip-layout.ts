/** The records of a zip (APPNOTE.TXT, PKWARE), each as its bytes. */

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY_RECORD = 0x02014b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END = 0x06054b50;

const VERSION = 20;
const VERSION_64 = 45;
const EXTRA_64 = 0x0001;
/** Sizes follow the content, and names are in UTF-8 (4.4.4, bits 3 and 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, midnight: the first moment of a zip. */
const DOS_DATE = 0x0021;
const MAX_16 = 0xff_ff;
const MAX_32 = 0xff_ff_ff_ff;

/** What the directory of a zip tells of an entry. */
export interface ZipEntry {
  readonly name: string;
  /** Where its header begins. */
  readonly offset: number;
  /** Of all that stands there: header, packed content, descriptor. */
  readonly length: number;
  readonly size: number;
  readonly packedSize: number;
  readonly crc32: number;
  /** Its sizes are written on 64 bits after its content. */
  readonly zip64: boolean;
}

/** Sizes are not known yet: they follow in the descriptor. */
export function localHeader(name: string, zip64: boolean): Buffer {
  const text = Buffer.from(name);
  const extra = zip64 ? extra64(0, 0) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  writeCommon(header, 4, zip64);
  if (zip64) {
    header.writeUInt32LE(MAX_32, 18);
    header.writeUInt32LE(MAX_32, 22);
  }
  header.writeUInt16LE(text.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, text, extra]);
}

export function descriptor({
  crc32,
  packedSize,
  size,
  zip64,
}: Pick<ZipEntry, 'crc32' | 'packedSize' | 'size' | 'zip64'>): Buffer {
  const record = Buffer.alloc(zip64 ? 24 : 16);
  record.writeUInt32LE(DESCRIPTOR, 0);
  record.writeUInt32LE(crc32, 4);
  if (zip64) {
    record.writeBigUInt64LE(BigInt(packedSize), 8);
    record.writeBigUInt64LE(BigInt(size), 16);
  } else {
    record.writeUInt32LE(packedSize, 8);
    record.writeUInt32LE(size, 12);
  }
  return record;
}

export function directoryRecord(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const large = [entry.size, entry.packedSize, entry.offset].filter((value) => value >= MAX_32);
  const extra = large.length === 0 ? Buffer.alloc(0) : extra64(...large);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(DIRECTORY_RECORD, 0);
  record.writeUInt16LE(VERSION_64, 4);
  writeCommon(record, 6, entry.zip64 || large.length > 0);
  record.writeUInt32LE(entry.crc32, 16);
  record.writeUInt32LE(Math.min(entry.packedSize, MAX_32), 20);
  record.writeUInt32LE(Math.min(entry.size, MAX_32), 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(Math.min(entry.offset, MAX_32), 42);
  return Buffer.concat([record, name, extra]);
}

/** What closes a zip: where its directory is, on 64 bits too when 32 do not hold it. */
export function endOfZip(directory: {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
}): Buffer {
  const { offset, size, entries } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(entries, MAX_16), 8);
  end.writeUInt16LE(Math.min(entries, MAX_16), 10);
  end.writeUInt32LE(Math.min(size, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  if (entries < MAX_16 && size < MAX_32 && offset < MAX_32) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(END_64, 0);
  end64.writeBigUInt64LE(BigInt(end64.length - 12), 4);
  end64.writeUInt16LE(VERSION_64, 12);
  end64.writeUInt16LE(VERSION_64, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

function extra64(...values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(EXTRA_64, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [place, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return extra;
}

/** Version needed, flags, method, time and date: the same in both headers. */
function writeCommon(target: Buffer, at: number, zip64: boolean): void {
  target.writeUInt16LE(zip64 ? VERSION_64 : VERSION, at);
  target.writeUInt16LE(FLAGS, at + 2);
  target.writeUInt16LE(DEFLATED, at + 4);
  target.writeUInt16LE(0, at + 6);
  target.writeUInt16LE(DOS_DATE, at + 8);
}
