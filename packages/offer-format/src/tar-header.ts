import { offerFormatError } from './offer-format-error.ts';

/** POSIX.1-1988 ustar, with the extended headers of POSIX.1-2001 (pax) for what a ustar field cannot hold. */
export const TAR_BLOCK = 512;
/** Two blocks of zeros end an archive. */
export const TAR_END: Buffer = Buffer.alloc(2 * TAR_BLOCK);

const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const MAX_OCTAL_SIZE = 8 ** 11 - 1;

export interface TarMember {
  readonly name: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** Bytes that fill a member's last block. */
export function tarPadding(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}

/** Bytes that the header of a member takes. */
export function tarHeaderLength(member: TarMember): number {
  const records = paxRecords(member);
  if (records.length === 0) return TAR_BLOCK;
  return 2 * TAR_BLOCK + records.length + tarPadding(records.length);
}

/** Writes a member's header into `target` at `offset`; answers how many bytes it took. */
export function writeTarHeader(target: Buffer, offset: number, member: TarMember): number {
  const records = paxRecords(member);
  if (records.length === 0) {
    writeBlock(target, offset, member, '0');
    return TAR_BLOCK;
  }
  writeBlock(
    target,
    offset,
    { name: `PaxHeaders/${shortName(member.name)}`, size: records.length, modified: member.modified },
    'x',
  );
  const padding = tarPadding(records.length);
  records.copy(target, offset + TAR_BLOCK);
  const end = offset + TAR_BLOCK + records.length;
  target.fill(0, end, end + padding);
  writeBlock(
    target,
    end + padding,
    { ...member, name: shortName(member.name), size: Math.min(member.size, MAX_OCTAL_SIZE) },
    '0',
  );
  return 2 * TAR_BLOCK + records.length + padding;
}

/** A member's header in a buffer of its own. */
export function tarHeader(member: TarMember): Buffer {
  const header = Buffer.alloc(tarHeaderLength(member));
  writeTarHeader(header, 0, member);
  return header;
}

function paxRecords({ name, size }: TarMember): Buffer {
  let records = '';
  if (!fitsUstar(name)) records += paxRecord('path', name);
  if (size > MAX_OCTAL_SIZE) records += paxRecord('size', String(size));
  return Buffer.from(records);
}

/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

function fitsUstar(name: string): boolean {
  return isAscii(name) && splitPath(name) !== undefined;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126 || text.charCodeAt(i) < 32) return false;
  return true;
}

/** Prefix and name of a ustar header; undefined when the path has no place to be cut at. */
function splitPath(path: string): { readonly prefix: string; readonly name: string } | undefined {
  if (path.length <= NAME_BYTES) return { prefix: '', name: path };
  const cut = path.lastIndexOf('/', PREFIX_BYTES);
  if (cut <= 0 || path.length - cut - 1 > NAME_BYTES || cut === path.length - 1) return undefined;
  return { prefix: path.slice(0, cut), name: path.slice(cut + 1) };
}

/** What a program that does not know pax shows. */
function shortName(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_').slice(-80);
}

function writeBlock(
  target: Buffer,
  offset: number,
  { name, size, modified }: TarMember,
  type: '0' | 'x',
): void {
  const path = splitPath(name);
  if (!path) throw offerFormatError('NAME_INVALID', `no tar name: ${name}`);
  target.fill(0, offset, offset + TAR_BLOCK);
  target.write(path.name, offset, 'latin1');
  target.write('0000644\x000000000\x000000000\x00', offset + 100, 'latin1');
  target.write(octal(size, 11), offset + 124, 'latin1');
  target.write(octal(Math.floor(modified), 11), offset + 136, 'latin1');
  target.write('        ', offset + 148, 'latin1');
  target.write(type, offset + 156, 'latin1');
  target.write('ustar\x0000', offset + 257, 'latin1');
  target.write('0000000\x000000000\x00', offset + 329, 'latin1');
  target.write(path.prefix, offset + 345, 'latin1');
  target.write(`${octal(checksum(target, offset), 6)}\x00 `, offset + 148, 'latin1');
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function checksum(block: Buffer, offset: number): number {
  let sum = 0;
  for (let i = offset; i < offset + TAR_BLOCK; i++) sum += block[i] ?? 0;
  return sum;
}

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Reads a header block; undefined for a block of zeros. @throws OfferFormatError TAR_INVALID */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const told = Number.parseInt(field(block, 148, 8), 8);
  const unsummed = Buffer.from(block);
  unsummed.fill(0x20, 148, 156);
  if (checksum(unsummed, 0) !== told)
    throw offerFormatError('TAR_INVALID', 'a tar header has a wrong checksum');
  const size = Number.parseInt(field(block, 124, 12), 8);
  if (!Number.isSafeInteger(size) || size < 0)
    throw offerFormatError('TAR_INVALID', 'a tar header has no size');
  const prefix = field(block, 345, PREFIX_BYTES);
  const name = field(block, 0, NAME_BYTES);
  return { name: prefix ? `${prefix}/${name}` : name, size, type: String.fromCharCode(block[156] ?? 0) };
}

/** Reads pax records (`path`, `size` …). @throws OfferFormatError TAR_INVALID */
export function parsePaxRecords(records: Buffer): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(0x20, at);
    const length = Number.parseInt(records.toString('latin1', at, space), 10);
    const record = records.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (space < 0 || !(length > 0) || at + length > records.length || equals < 0)
      throw offerFormatError('TAR_INVALID', 'a pax header is damaged');
    values.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return values;
}

function field(block: Buffer, offset: number, length: number): string {
  const end = block.indexOf(0, offset);
  return block.toString('latin1', offset, end >= 0 && end < offset + length ? end : offset + length).trim();
}
