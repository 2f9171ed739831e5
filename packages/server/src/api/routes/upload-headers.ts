import { HEADERS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';

const SHA512_BYTES = 64;

/**
 * Upload-Length or Upload-Offset: an integer of RFC 9651, of at most 15 digits.
 *
 * @throws HEADER_UNREADABLE
 */
export function announcedSize(header: string, value: string, least = 0): number {
  const size = /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  if (size === undefined || size < least)
    throw chartrierError('HEADER_UNREADABLE', { header, value, expected: `${least}, ${least + 1}…` });
  return size;
}

/**
 * Upload-Complete: a boolean of RFC 9651; a piece without it is not the last one.
 *
 * @throws HEADER_UNREADABLE
 */
export function saidComplete(value: string | undefined): boolean {
  if (value === undefined || value === '?0') return false;
  if (value === '?1') return true;
  throw chartrierError('HEADER_UNREADABLE', { header: HEADERS.uploadComplete, value, expected: '?0, ?1' });
}

/**
 * The SHA-512 of a Repr-Digest header (RFC 9530), in hexadecimal; other algorithms are left aside, as the RFC has it.
 *
 * @throws HEADER_UNREADABLE when the SHA-512 is none
 */
export function announcedDigest(header: string | undefined): string | undefined {
  const member = header?.split(',').find((one) => /^\s*sha-512=/i.test(one));
  if (member === undefined) return undefined;
  const encoded = /=:([A-Za-z0-9+/=]*):\s*$/.exec(member)?.[1];
  const digest = Buffer.from(encoded ?? '', 'base64');
  if (digest.length !== SHA512_BYTES)
    throw chartrierError('HEADER_UNREADABLE', {
      header: HEADERS.digest,
      value: member.trim(),
      expected: 'sha-512=:…:',
    });
  return digest.toString('hex');
}
