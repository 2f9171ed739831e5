import type { IdentificationLimits, LimitName } from '../limits.ts';
import { type FileView, type Reading, readPart } from '../reading.ts';
import type { Container, ContainerEntry } from './container.ts';
import { type Entry, pathsOf, readEntries } from './ole2-directory.ts';

/*
 * OLE2 compound files as [MS-CFB] describes them: sectors chained by an allocation table, small streams in sectors of 64
 * bytes inside the root's own stream.
 */
const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_SIZE = 512;
const HEADER_DIFAT_ENTRIES = 109;
/** From here on, numbers of sectors are marks: end of chain, free, tables. */
const FIRST_MARK = 0xfffffffa;

/** Sectors of one size, and the table that chains them. */
interface SectorSpace {
  readonly sectorSize: number;
  /** Bytes of all sectors: a chain that gives more turns in circles. */
  readonly size: number;
  /** The sector after this one; a mark or undefined where the chain ends, or the table has no such sector. */
  next(sector: number): Reading<number | undefined>;
  read(sector: number, count: number): Reading<Uint8Array>;
}

/** Opens an OLE2 file; @returns undefined where its header or directory cannot be read. */
export function* openOle2(
  view: FileView,
  paths: ReadonlySet<string>,
  limits: IdentificationLimits,
  limitsReached: Set<LimitName>,
): Reading<Container | undefined> {
  const bytes = yield* readPart(view, 0, HEADER_SIZE);
  if (bytes.length < HEADER_SIZE || MAGIC.some((byte, index) => bytes[index] !== byte)) return undefined;
  const header = viewOf(bytes);
  const sectorShift = header.getUint16(30, true);
  const miniShift = header.getUint16(32, true);
  // [MS-CFB] 2.2 allows 9 and 12; smaller and larger ones are read too, within reason.
  if (sectorShift < 7 || sectorShift > 16 || miniShift < 4 || miniShift >= sectorShift) return undefined;
  const sectors = yield* mainSectors(view, header, 1 << sectorShift, limits, limitsReached);
  const directory = yield* readChain(sectors, header.getUint32(48, true), limits.directory);
  if (directory.length >= limits.directory) limitsReached.add('directory');
  const found = readEntries(directory, limits.entries);
  if (found === undefined) return undefined;
  if (found.cut) limitsReached.add('entries');
  const root = found.entries[0];
  const miniStream = root === undefined ? undefined : yield* sectorList(sectors, root, limits.directory);
  const mini = miniSectors(sectors, header.getUint32(60, true), miniStream ?? [], 1 << miniShift);
  const cutoff = header.getUint32(56, true);
  const entries = new Map<string, ContainerEntry>();
  for (const [path, entry] of pathsOf(found.entries, paths)) {
    const space = entry.size < cutoff ? mini : sectors;
    entries.set(path, {
      size: entry.size,
      *read(limit) {
        return yield* readChain(space, entry.start, Math.min(entry.size, limit));
      },
    });
  }
  return { entries };
}

/** The sectors of the file, chained by the FAT, whose own sectors the DIFAT lists. */
function* mainSectors(
  view: FileView,
  header: DataView,
  sectorSize: number,
  limits: IdentificationLimits,
  limitsReached: Set<LimitName>,
): Reading<SectorSpace> {
  const count = Math.ceil(view.size / sectorSize);
  const read = (sector: number, sectorsRead: number) =>
    readPart(view, (sector + 1) * sectorSize, sectorsRead * sectorSize);
  const fat: number[] = [];
  for (let index = 0; index < HEADER_DIFAT_ENTRIES; index++) fat.push(header.getUint32(76 + index * 4, true));
  let next = header.getUint32(68, true);
  const perSector = sectorSize / 4 - 1;
  // A DIFAT longer than the file has sectors turns in circles.
  const longest = Math.min(count, Math.floor(limits.directory / sectorSize));
  for (let steps = 0; next < FIRST_MARK && next < count; steps++) {
    if (steps >= longest) {
      limitsReached.add('directory');
      break;
    }
    const table = viewOf(yield* read(next, 1));
    if (table.byteLength < sectorSize) break;
    for (let index = 0; index < perSector; index++) fat.push(table.getUint32(index * 4, true));
    next = table.getUint32(perSector * 4, true);
  }
  const tables = new Map<number, DataView>();
  return {
    sectorSize,
    size: count * sectorSize,
    read,
    *next(sector) {
      const index = Math.floor((sector * 4) / sectorSize);
      const place = fat[index];
      if (place === undefined || place >= count) return undefined;
      let table = tables.get(index);
      if (table === undefined) {
        table = viewOf(yield* read(place, 1));
        if (tables.size * sectorSize < limits.directory) tables.set(index, table);
      }
      const offset = (sector * 4) % sectorSize;
      return offset + 4 <= table.byteLength ? table.getUint32(offset, true) : undefined;
    },
  };
}

/** Small sectors, inside the root's stream, chained by a table that is itself a stream. */
function miniSectors(
  sectors: SectorSpace,
  tableStart: number,
  stream: readonly number[],
  size: number,
): SectorSpace {
  let table: DataView | undefined;
  const perSector = sectors.sectorSize / size;
  return {
    sectorSize: size,
    size: stream.length * sectors.sectorSize,
    *next(sector) {
      table ??= viewOf(yield* readChain(sectors, tableStart, stream.length * perSector * 4));
      return sector * 4 + 4 <= table.byteLength ? table.getUint32(sector * 4, true) : undefined;
    },
    *read(sector) {
      const holder = stream[Math.floor(sector / perSector)];
      if (holder === undefined) return new Uint8Array(0);
      const from = (sector % perSector) * size;
      return (yield* sectors.read(holder, 1)).subarray(from, from + size);
    },
  };
}

/** Numbers of the sectors of an entry, of `limit` bytes at most. */
function* sectorList(space: SectorSpace, { start, size }: Entry, limit: number): Reading<number[]> {
  const most = Math.ceil(Math.min(size, limit, space.size) / space.sectorSize);
  const list: number[] = [];
  for (let sector: number | undefined = start; sector !== undefined && sector < FIRST_MARK; ) {
    if (list.length >= most) break;
    list.push(sector);
    sector = yield* space.next(sector);
  }
  return list;
}

/** Reads a chain of sectors, `most` bytes at most, and never more than there are: so ends one that turns in circles. */
function* readChain(space: SectorSpace, start: number, most: number): Reading<Uint8Array> {
  const limit = Math.min(most, space.size);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let sector: number | undefined = start; length < limit; ) {
    if (sector === undefined || sector >= FIRST_MARK) break;
    const piece: Uint8Array = yield* space.read(sector, 1);
    if (piece.length === 0) break;
    pieces.push(piece);
    length += piece.length;
    if (length < limit) sector = yield* space.next(sector);
  }
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only.subarray(0, limit);
  const joined = new Uint8Array(Math.min(length, limit));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece.subarray(0, joined.length - at), at);
    at += piece.length;
  }
  return joined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
