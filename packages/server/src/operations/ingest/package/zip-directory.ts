import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl, { type Entry, RandomAccessReader, type ZipFile } from 'yauzl';
import { type EntryFault, type PackageEntry, PackageUnreadable } from './entry.ts';
import { checkEntryName, decodeEntryName } from './entry-name.ts';
import { type FileWindow, fileWindow } from './file-window.ts';
import type { PackageLimits } from './package-limits.ts';

const STORED = 0;
const DEFLATED = 8;
const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
/** The high half of the external attributes holds the Unix mode, when the maker's system (high byte) is Unix. */
const MADE_BY_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const SYMBOLIC_LINK = 0o120000;

/** Compression methods that are met and not read here (APPNOTE 4.4.5). */
const METHOD_NAMES: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
  99: 'AES',
};

/**
 * The files of a ZIP, one by one in the order of its central directory: memory does not depend on their number.
 * @throws PackageUnreadable when there is no sound directory, or more entries than allowed.
 */
export async function* zipEntries(
  handle: FileHandle,
  size: number,
  limits: PackageLimits,
): AsyncGenerator<PackageEntry> {
  let ordinal = 0;
  for await (const entry of zipDirectory(handle, size, limits)) {
    const name = decodeEntryName(nameBytes(entry));
    if (name.endsWith('/')) continue;
    yield packageEntry(entry, { ordinal, name, fault: faultOf(entry, name) });
    ordinal += 1;
  }
}

/**
 * What a ZIP's central directory says, folders too, as its reader gives it.
 * @throws PackageUnreadable when there is no sound directory, or more entries than allowed.
 */
export async function* zipDirectory(
  handle: FileHandle,
  size: number,
  limits: PackageLimits,
): AsyncGenerator<Entry> {
  const zip = await openDirectory(handle, size);
  try {
    if (zip.entryCount > limits.maxEntries) {
      throw new PackageUnreadable('TOO_MANY_ENTRIES', `${zip.entryCount} > ${limits.maxEntries}`);
    }
    yield* directoryOf(zip);
  } finally {
    zip.close();
  }
}

export function packageEntry(
  entry: Entry,
  {
    ordinal,
    name,
    fault,
  }: Pick<PackageEntry, 'ordinal' | 'name'> & { readonly fault: EntryFault | undefined },
): PackageEntry {
  return {
    ordinal,
    name,
    offset: entry.relativeOffsetOfLocalHeader,
    storedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    compressed: entry.compressionMethod === DEFLATED,
    crc32: entry.crc32,
    ...(fault === undefined ? {} : { fault }),
  };
}

/** An entry's name as it is written: the one that is surely in UTF-8 before the other. */
export function nameBytes(entry: Entry): Buffer {
  const unicode = entry.extraFields.find((field) => field.id === UNICODE_PATH_FIELD)?.data;
  // version (1), CRC-32 of the other name (4), name in UTF-8 (APPNOTE 4.6.9)
  return unicode !== undefined && unicode[0] === 1 ? unicode.subarray(5) : entry.fileNameRaw;
}

function faultOf(entry: Entry, name: string): EntryFault | undefined {
  return packingFault(entry) ?? checkEntryName(name) ?? unreadableName(entry, name);
}

/** Why an entry cannot be read, whatever its name. */
export function packingFault(entry: Entry): EntryFault | undefined {
  if (entry.isEncrypted()) return { code: 'ENCRYPTED' };
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const detail = METHOD_NAMES[entry.compressionMethod] ?? `method ${entry.compressionMethod}`;
    return { code: 'METHOD_UNSUPPORTED', detail };
  }
  if (entry.compressionMethod === STORED && entry.compressedSize !== entry.uncompressedSize) {
    return { code: 'CORRUPTED', detail: `${entry.compressedSize} ≠ ${entry.uncompressedSize}` };
  }
  return typeFault(entry);
}

function typeFault(entry: Entry): EntryFault | undefined {
  if (entry.versionMadeBy >>> 8 !== MADE_BY_UNIX) return undefined;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type === SYMBOLIC_LINK) return { code: 'LINK' };
  return type === 0 || type === REGULAR_FILE ? undefined : { code: 'SPECIAL_FILE' };
}

/** A name that says to be in UTF-8 and is not. */
export function unreadableName(entry: Entry, name: string): EntryFault | undefined {
  const saidUtf8 = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return saidUtf8 && name.includes('\uFFFD') ? { code: 'NAME_UNREADABLE' } : undefined;
}

function openDirectory(handle: FileHandle, size: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false };
    yauzl.fromRandomAccessReader(new WindowReader(handle, size), size, options, (error, zip) => {
      if (error) reject(new PackageUnreadable('DAMAGED', error.message, { cause: error }));
      else resolve(zip);
    });
  });
}

async function* directoryOf(zip: ZipFile): AsyncGenerator<Entry> {
  let settle: { resolve: (entry: Entry | undefined) => void; reject: (error: Error) => void } | undefined;
  zip.on('entry', (entry: Entry) => settle?.resolve(entry));
  zip.on('end', () => settle?.resolve(undefined));
  zip.on('error', (error: Error) => {
    settle?.reject(new PackageUnreadable('DAMAGED', error.message, { cause: error }));
  });
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      settle = { resolve, reject };
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

/** yauzl asks for a few dozen bytes at a time: they are served from a window of the file. */
class WindowReader extends RandomAccessReader {
  readonly #window: FileWindow;

  constructor(handle: FileHandle, size: number) {
    super();
    this.#window = fileWindow(handle, size);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#window.at(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null, bytes.length);
      },
      (error: Error) => callback(error),
    );
  }

  override _readStreamForRange(): Readable {
    return Readable.from([]);
  }
}
