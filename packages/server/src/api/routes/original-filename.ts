import { HEADERS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';

/** Longest name that file systems take, in characters; a longer header is no file's name. */
const LONGEST_NAME = 1024;

/**
 * The package's name on the depositor's side, from X-Original-Filename: raw UTF-8 or percent-encoded.
 *
 * @param header as Node gives it: a character a byte
 * @throws HEADER_UNREADABLE (412) when it is neither, or holds a control character
 */
export function originalFilename(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = percentDecoded(utf8(header));
  if (name === undefined || name === '' || name.length > LONGEST_NAME || hasControlCharacter(name))
    throw chartrierError('HEADER_UNREADABLE', {
      header: HEADERS.originalFilename,
      value: header.slice(0, 100),
      expected: 'UTF-8, percent-encoded',
    });
  return name;
}

function utf8(header: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    // not UTF-8: the caller is told
    return undefined;
  }
}

function percentDecoded(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // a percent sign that encodes nothing: the caller is told
    return undefined;
  }
}

function hasControlCharacter(text: string): boolean {
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
  }
  return false;
}
