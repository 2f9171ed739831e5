import { PackageUnreadable } from './entry.ts';
import { decodeEntryName } from './entry-name.ts';
import type { TarHeader } from './tar-header.ts';

/** The records of a pax extended header: `path`, `size`, `linkpath` … */
export type PaxRecords = Readonly<Record<string, string>>;

const SPACE = 0x20;
const EQUALS = 0x3d;

/**
 * Reads the records `<length> <keyword>=<value>\n` (IEEE 1003.1, pax). The length counts bytes, not characters.
 * @throws PackageUnreadable when a record is not in that form.
 */
export function parsePax(bytes: Buffer): PaxRecords {
  const records: Record<string, string> = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const length = Number(bytes.toString('latin1', at, space));
    if (space < 0 || !Number.isInteger(length) || length <= space - at || at + length > bytes.length) {
      throw new PackageUnreadable('DAMAGED', 'pax record');
    }
    const equals = bytes.indexOf(EQUALS, space);
    if (equals < 0 || equals >= at + length) throw new PackageUnreadable('DAMAGED', 'pax record');
    const key = bytes.toString('utf8', space + 1, equals);
    records[key] = decodeEntryName(bytes.subarray(equals + 1, at + length - 1));
    at += length;
  }
  return records;
}

/** The header as its pax records correct it; an empty record takes the header's own value back. */
export function applyPax(header: TarHeader, records: PaxRecords): TarHeader {
  const size = records.size === undefined || records.size === '' ? header.size : Number(records.size);
  if (!Number.isSafeInteger(size) || size < 0)
    throw new PackageUnreadable('DAMAGED', `pax size ${records.size}`);
  const sparse = Object.keys(records).some((key) => key.startsWith('GNU.sparse.'));
  return {
    name: records.path || header.name,
    linkName: records.linkpath || header.linkName,
    size,
    // A sparse file's bytes are not its content: it is refused as what it is.
    type: sparse ? 'S' : header.type,
  };
}
