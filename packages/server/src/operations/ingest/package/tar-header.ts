import { decodeEntryName } from './entry-name.ts';

export const BLOCK_BYTES = 512;

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly linkName: string;
}

const CHECKSUM_AT = 148;
const CHECKSUM_BYTES = 8;

export function isZeroBlock(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

/** Reads a tar header (ustar, IEEE 1003.1); undefined when its checksum or its size is wrong. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (numberAt(block, CHECKSUM_AT, CHECKSUM_BYTES) !== checksum(block)) return undefined;
  const size = numberAt(block, 124, 12);
  if (size === undefined) return undefined;
  const name = textAt(block, 0, 100);
  // GNU keeps other fields where ustar has the prefix; its magic is `ustar` and two spaces.
  const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? textAt(block, 345, 155) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: block.toString('latin1', 156, 157),
    linkName: textAt(block, 157, 100),
  };
}

function checksum(block: Buffer): number {
  let sum = CHECKSUM_BYTES * 0x20;
  block.forEach((byte, at) => {
    if (at < CHECKSUM_AT || at >= CHECKSUM_AT + CHECKSUM_BYTES) sum += byte;
  });
  return sum;
}

/** Octal digits, or GNU's base 256 (first bit set) for what octal cannot hold. */
function numberAt(block: Buffer, at: number, length: number): number | undefined {
  const first = block[at] ?? 0;
  if (first === 0x80) {
    let value = 0;
    for (let index = at + 1; index < at + length; index += 1) value = value * 256 + (block[index] ?? 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = block
    .toString('latin1', at, at + length)
    .replace(/[\0 ]+$/, '')
    .trim();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function textAt(block: Buffer, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return decodeEntryName(end < 0 ? field : field.subarray(0, end));
}
