import { chartrierError } from '@chartrier/messages';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { GUID_KINDS, type GuidKind, WORM_KINDS } from './kinds.ts';

/** A Vitam GUID has 22 bytes; its text is their base32, 36 characters. */
const GUID_BYTES = 22;
const GUID_VERSION = 1;
export const MAX_TENANT = 2 ** 30 - 1;
export const MAX_PLATFORM_ID = 2 ** 31 - 1;
/** 22 bits: Linux gives no process id beyond. */
export const MAX_PROCESS_ID = 2 ** 22 - 1;
export const MAX_COUNTER = 2 ** 24 - 1;
const MAX_TIME = 2 ** 48 - 1;

/** What a GUID says. */
export interface GuidParts {
  /** `undefined` for a type code that is not in the published table. */
  readonly kind: GuidKind | undefined;
  readonly type: number;
  readonly tenant: number;
  readonly worm: boolean;
  /** `((siteId & 0x0F) << 27) + (serverId & 0x07FFFFFF)` */
  readonly platformId: number;
  readonly processId: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly counter: number;
}

export interface ParsedGuid extends GuidParts {
  /** The 36 characters that name this id everywhere, whatever form was read. */
  readonly text: string;
}

export interface NewGuidParts {
  readonly kind: GuidKind;
  readonly tenant: number;
  readonly platformId: number;
  readonly processId: number;
  readonly time: number;
  readonly counter: number;
}

/**
 * The text of a GUID made of these parts. The WORM flag follows the kind.
 * @throws GUID_PART_OUT_OF_RANGE when a part does not fit its field.
 */
export function formatGuid(parts: NewGuidParts): string {
  checkPart('tenant', parts.tenant, MAX_TENANT);
  checkPart('platformId', parts.platformId, MAX_PLATFORM_ID);
  checkPart('processId', parts.processId, MAX_PROCESS_ID);
  checkPart('time', parts.time, MAX_TIME);
  checkPart('counter', parts.counter, MAX_COUNTER);
  const bytes = Buffer.alloc(GUID_BYTES);
  bytes[0] = GUID_VERSION;
  bytes[1] = GUID_KINDS[parts.kind];
  bytes.writeUInt32BE(parts.tenant, 2);
  bytes.writeUInt32BE(parts.platformId + (WORM_KINDS.has(parts.kind) ? 2 ** 31 : 0), 6);
  bytes.writeUIntBE(parts.processId, 10, 3);
  bytes.writeUIntBE(parts.time, 13, 6);
  bytes.writeUIntBE(parts.counter, 19, 3);
  return encodeBase32(bytes);
}

function checkPart(part: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 0 || value > max)
    throw chartrierError('GUID_PART_OUT_OF_RANGE', { part, value, max });
}

/**
 * Reads an id in any form that Vitam accepts: base32 (36 characters), hexadecimal (44), base64url without padding
 * (30), or `ark:/<tenant>/<base32 of the bytes without the tenant>`. Answers undefined for any other text.
 */
export function parseGuid(text: string): ParsedGuid | undefined {
  const bytes = guidBytes(text);
  if (bytes?.length !== GUID_BYTES || bytes[0] !== GUID_VERSION) return undefined;
  const tenant = bytes.readUInt32BE(2);
  if (tenant > MAX_TENANT) return undefined;
  const platform = bytes.readUInt32BE(6);
  const type = bytes[1] ?? 0;
  return {
    text: encodeBase32(bytes),
    kind: kindOf(type),
    type,
    tenant,
    worm: platform >= 2 ** 31,
    platformId: platform % 2 ** 31,
    processId: bytes.readUIntBE(10, 3),
    time: bytes.readUIntBE(13, 6),
    counter: bytes.readUIntBE(19, 3),
  };
}

/** Whether a text is an id in the form that the API shows and takes: 36 characters of lower-case base32. */
export function isGuid(text: string): boolean {
  return text.length === 36 && parseGuid(text) !== undefined;
}

/** The parts of an id that we made. @throws GUID_INVALID for any other text. */
export function readGuid(text: string): ParsedGuid {
  const parsed = parseGuid(text);
  if (parsed === undefined) throw chartrierError('GUID_INVALID', { text });
  return parsed;
}

function kindOf(type: number): GuidKind | undefined {
  for (const [kind, code] of Object.entries(GUID_KINDS)) if (code === type) return kind as GuidKind;
  return undefined;
}

function guidBytes(text: string): Buffer | undefined {
  if (/^[a-z2-7]{36}$/.test(text)) return asBuffer(decodeBase32(text));
  if (/^[0-9a-fA-F]{44}$/.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9_-]{30}$/.test(text)) {
    const bytes = Buffer.from(text, 'base64url');
    return bytes.toString('base64url') === text ? bytes : undefined;
  }
  const ark = /^ark:\/([0-9]{1,10})\/([a-z2-7]{29})$/.exec(text);
  if (!ark?.[1] || !ark[2] || Number(ark[1]) > MAX_TENANT) return undefined;
  const name = asBuffer(decodeBase32(ark[2]));
  if (name === undefined) return undefined;
  const tenant = Buffer.alloc(4);
  tenant.writeUInt32BE(Number(ark[1]));
  return Buffer.concat([name.subarray(0, 2), tenant, name.subarray(2)]);
}

function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
