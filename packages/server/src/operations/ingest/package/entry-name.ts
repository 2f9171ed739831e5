import type { EntryFault } from './entry.ts';

/** One component of a path that Vitam unpacks: ASCII letters, digits, `-`, `_`, `@`, and dots inside. */
const COMPONENT = /^[a-zA-Z0-9\-_@]+(\.[a-zA-Z0-9\-_@]+)*$/;
/** A manifest's name at the root of a package; the dot stands for any character, as in Vitam's own expression. */
const MANIFEST_NAME = /^([a-zA-Z0-9_-]{0,56}[_-])?manifest.xml$/;
export const MANIFEST_NAME_EXPRESSION = '^([a-zA-Z0-9_\\-]{0,56}[_-]{1}){0,1}(manifest.xml)\\b';

/** What is wrong with an entry's path, or undefined. */
export function checkEntryName(name: string): EntryFault | undefined {
  const parts = name.split(/[/\\]/);
  if (parts.includes('..') || name.startsWith('/') || name.startsWith('\\') || /^[a-zA-Z]:/.test(name)) {
    return { code: 'TRAVERSAL' };
  }
  if (name.includes('\\')) return { code: 'SEPARATOR_BACKSLASH' };
  const refused = parts.find((part) => !COMPONENT.test(part));
  return refused === undefined ? undefined : { code: 'NAME_NOT_ALLOWED', detail: refused };
}

export function isManifestName(name: string): boolean {
  return MANIFEST_NAME.test(name);
}

export function isRootEntry(name: string): boolean {
  return !name.includes('/');
}

/** The bytes 0x80 to 0xFF of the original IBM PC, which ZIP (APPNOTE 4.4.17) gives to names without the UTF-8 flag. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';

/**
 * A name's bytes as text that a person can read: UTF-8 when they are, otherwise what they look like, Code page 437
 * (accented letters below 0xA0) or Latin-1 (above). Such a name is refused anyway; it has to be shown. So has one with a
 * zero byte, which no database and no file system takes: U+2400 stands for it.
 */
export function decodeEntryName(bytes: Buffer): string {
  return asText(bytes).replaceAll('\0', '\u2400');
}

function asText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD')) return text;
  if (!bytes.some((byte) => byte >= 0x80 && byte < 0xa0)) return bytes.toString('latin1');
  return [...bytes]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGE_437.charAt(byte - 0x80)))
    .join('');
}
