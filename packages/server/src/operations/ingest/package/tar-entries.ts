import type { FileHandle } from 'node:fs/promises';
import { type EntryFault, type PackageEntry, PackageUnreadable } from './entry.ts';
import { checkEntryName, decodeEntryName } from './entry-name.ts';
import { fileWindow } from './file-window.ts';
import type { PackageLimits } from './package-limits.ts';
import { BLOCK_BYTES, isZeroBlock, readTarHeader, type TarHeader } from './tar-header.ts';
import { applyPax, type PaxRecords, parsePax } from './tar-pax.ts';

/** A path of a pax record or of a GNU long name; far above what any system writes. */
const MAX_EXTENDED_BYTES = 1024 * 1024;

/**
 * The files of a POSIX tar (IEEE 1003.1 pax, ustar, and GNU's long names), one by one, with the place of their bytes: an
 * archive on disk needs no second copy. Pax records win over the header, as the standard says.
 * @throws PackageUnreadable when a header is damaged, or there are more entries than allowed.
 */
export async function* tarEntries(
  handle: FileHandle,
  size: number,
  limits: PackageLimits,
): AsyncGenerator<PackageEntry> {
  const window = fileWindow(handle, size);
  let global: PaxRecords = {};
  let next: PaxRecords = {};
  let ordinal = 0;
  for (let at = 0; at + BLOCK_BYTES <= size; ) {
    const block = await window.at(at, BLOCK_BYTES);
    if (isZeroBlock(block)) return;
    const raw = readTarHeader(block);
    if (raw === undefined) throw new PackageUnreadable('DAMAGED', `tar header at byte ${at}`);
    const extended = extendedKind(raw.type);
    const header = extended === undefined ? applyPax(raw, { ...global, ...next }) : raw;
    const dataAt = at + BLOCK_BYTES;
    const holdsData = extended !== undefined || !HEADER_ONLY.has(header.type);
    const length = holdsData ? header.size : 0;
    if (dataAt + length > size) {
      throw new PackageUnreadable(
        'DAMAGED',
        `tar truncated: ${header.name} needs ${dataAt + length} bytes of ${size}`,
      );
    }
    at = dataAt + Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES;
    if (extended !== undefined) {
      if (length > MAX_EXTENDED_BYTES)
        throw new PackageUnreadable('DAMAGED', `tar record of ${length} bytes`);
      const bytes = Buffer.from(await window.at(dataAt, length));
      if (extended === 'global') global = { ...global, ...parsePax(bytes) };
      else next = { ...next, ...(extended === 'pax' ? parsePax(bytes) : { [extended]: textOf(bytes) }) };
      continue;
    }
    next = {};
    if (header.type === DIRECTORY || header.name.endsWith('/')) continue;
    if (ordinal >= limits.maxEntries) {
      throw new PackageUnreadable('TOO_MANY_ENTRIES', `> ${limits.maxEntries}`);
    }
    const name = header.name.replace(/^\.\//, '');
    const fault = faultOf(header, name);
    yield {
      ordinal,
      name,
      offset: dataAt,
      storedSize: length,
      size: length,
      compressed: false,
      ...(fault === undefined ? {} : { fault }),
    };
    ordinal += 1;
  }
}

const DIRECTORY = '5';
const REGULAR = new Set(['0', '7', '\0']);
/** Links, devices, directories, pipes: a size in their header is not followed by bytes. */
const HEADER_ONLY = new Set(['1', '2', '3', '4', '5', '6']);

function extendedKind(type: string): 'global' | 'pax' | 'path' | 'linkpath' | undefined {
  if (type === 'g') return 'global';
  if (type === 'x' || type === 'X') return 'pax';
  if (type === 'L') return 'path';
  return type === 'K' ? 'linkpath' : undefined;
}

function faultOf(header: TarHeader, name: string): EntryFault | undefined {
  if (header.type === '1' || header.type === '2') return { code: 'LINK', detail: header.linkName };
  if (!REGULAR.has(header.type)) return { code: 'SPECIAL_FILE', detail: header.type };
  return checkEntryName(name);
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return decodeEntryName(end < 0 ? bytes : bytes.subarray(0, end));
}
