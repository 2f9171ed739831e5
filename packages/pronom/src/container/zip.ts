import type { IdentificationLimits, LimitName } from '../limits.ts';
import { type FileView, type Reading, readPart } from '../reading.ts';
import type { Container, ContainerEntry } from './container.ts';
import type { Inflate } from './inflate.ts';

/*
 * ZIP as APPNOTE 6.3 describes it: the end of central directory, its 64 bits form, the central directory. Only entries
 * whose path is asked for are kept.
 */
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const COMMENT_LIMIT = 0xffff;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_LOCATOR_SIZE = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_SIZE = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;
/** Deflate never takes more than this beyond the bytes it gives. */
const COMPRESSED_OVERHEAD = 64 * 1024;

/** Opens a ZIP; @returns undefined where it has no central directory that can be read. */
export function* openZip(
  view: FileView,
  paths: ReadonlySet<string>,
  limits: IdentificationLimits,
  limitsReached: Set<LimitName>,
  inflate: Inflate,
): Reading<Container | undefined> {
  const end = yield* findDirectory(view);
  if (end === undefined) return undefined;
  if (end.size > limits.directory) limitsReached.add('directory');
  const directory = yield* readPart(view, end.offset, Math.min(end.size, limits.directory));
  const data = viewOf(directory);
  const entries = new Map<string, ContainerEntry>();
  let at = 0;
  for (let count = 0; at + CENTRAL_SIZE <= directory.length; count++) {
    if (data.getUint32(at, true) !== CENTRAL_SIGNATURE) break;
    if (count >= limits.entries) {
      limitsReached.add('entries');
      break;
    }
    const nameEnd = at + CENTRAL_SIZE + data.getUint16(at + 28, true);
    const extraEnd = nameEnd + data.getUint16(at + 30, true);
    const path = decodeName(directory.subarray(at + CENTRAL_SIZE, nameEnd));
    if (paths.has(path) && !entries.has(path)) {
      entries.set(path, centralEntry(view, end.shift, data, at, nameEnd, extraEnd, inflate));
    }
    at = extraEnd + data.getUint16(at + 32, true);
  }
  return at === 0 ? undefined : { entries };
}

/** Where the central directory stands. `shift` counts bytes before the ZIP itself, as in a self-extracting file. */
function* findDirectory(view: FileView) {
  const from = Math.max(0, view.size - END_SIZE - COMMENT_LIMIT);
  const tail = yield* readPart(view, from, view.size - from);
  const data = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail[at] !== 0x50 || data.getUint32(at, true) !== END_SIGNATURE) continue;
    const size = data.getUint32(at + 12, true);
    const offset = data.getUint32(at + 16, true);
    if (size === IN_ZIP64 || offset === IN_ZIP64) return yield* findDirectory64(view, from + at);
    const shift = from + at - size - offset;
    if (shift >= 0) return { offset: offset + shift, size, shift };
  }
  return undefined;
}

function* findDirectory64(view: FileView, end: number) {
  const locator = viewOf(yield* readPart(view, end - END64_LOCATOR_SIZE, END64_LOCATOR_SIZE));
  if (locator.byteLength < END64_LOCATOR_SIZE || end < END64_LOCATOR_SIZE) return undefined;
  if (locator.getUint32(0, true) !== END64_LOCATOR_SIGNATURE) return undefined;
  const record = viewOf(yield* readPart(view, Number(locator.getBigUint64(8, true)), END64_SIZE));
  if (record.byteLength < END64_SIZE || record.getUint32(0, true) !== END64_SIGNATURE) return undefined;
  const size = Number(record.getBigUint64(40, true));
  const offset = Number(record.getBigUint64(48, true));
  return offset + size > view.size ? undefined : { offset, size, shift: 0 };
}

function centralEntry(
  view: FileView,
  shift: number,
  data: DataView,
  at: number,
  nameEnd: number,
  extraEnd: number,
  inflate: Inflate,
): ContainerEntry {
  const flags = data.getUint16(at + 8, true);
  const method = data.getUint16(at + 10, true);
  const { size, compressed, local } = sizesOf(data, at, nameEnd, Math.min(extraEnd, data.byteLength));
  return {
    size,
    *read(limit) {
      const header = viewOf(yield* readPart(view, local + shift, LOCAL_SIZE));
      const unreadable = (flags & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED);
      if (unreadable || header.byteLength < LOCAL_SIZE || header.getUint32(0, true) !== LOCAL_SIGNATURE) {
        return new Uint8Array(0);
      }
      const begin = local + shift + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
      if (method === STORED) return yield* readPart(view, begin, Math.min(compressed, limit));
      const length = Math.min(compressed, limit + COMPRESSED_OVERHEAD);
      return inflate(yield* readPart(view, begin, length), limit);
    },
  };
}

/** Sizes and place of an entry, from its extra field of 64 bits where they do not hold in 32. */
function sizesOf(data: DataView, at: number, extraFrom: number, extraTo: number) {
  let compressed = data.getUint32(at + 20, true);
  let size = data.getUint32(at + 24, true);
  let local = data.getUint32(at + 42, true);
  for (let extra = extraFrom; extra + 4 <= extraTo; extra += 4 + data.getUint16(extra + 2, true)) {
    if (data.getUint16(extra, true) !== ZIP64_EXTRA) continue;
    const end = Math.min(extraTo, extra + 4 + data.getUint16(extra + 2, true));
    let field = extra + 4;
    const next = (value: number) => {
      if (value !== IN_ZIP64 || field + 8 > end) return value;
      field += 8;
      return Number(data.getBigUint64(field - 8, true));
    };
    size = next(size);
    compressed = next(compressed);
    local = next(local);
    break;
  }
  return { size, compressed, local };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Paths of signatures are plain ASCII: other characters only need to differ from them. */
function decodeName(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name;
}
