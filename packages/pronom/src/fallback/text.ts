/**
 * Whether bytes are text, and in what encoding: a byte order mark, or bytes that only text has. Control characters other
 * than those of pages and lines (BEL to CR, ESC) are not text; ISO-8859-1 and windows-1252 need ASCII around them.
 *
 * @param sample the beginning of a file, which may cut a character
 * @returns undefined where it is not text
 */
export function textEncoding(sample: Uint8Array): string | undefined {
  const [first, second, third] = sample;
  if (first === undefined) return undefined;
  if (first === 0xff && second === 0xfe) return isUtf16(sample, 1) ? 'UTF-16LE' : undefined;
  if (first === 0xfe && second === 0xff) return isUtf16(sample, 0) ? 'UTF-16BE' : undefined;
  let ascii = 0;
  let middle = 0;
  let undefinedByte = false;
  for (const byte of sample) {
    if (byte < 0x20 && !isTextControl(byte)) return undefined;
    if (byte === 0x7f) return undefined;
    if (byte < 0x80) ascii++;
    else if (byte < 0xa0) {
      middle++;
      undefinedByte ||= byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
    }
  }
  if (ascii === sample.length) return 'US-ASCII';
  if (isUtf8(sample)) return first === 0xef && second === 0xbb && third === 0xbf ? 'UTF-8 (BOM)' : 'UTF-8';
  if (ascii * 2 < sample.length || undefinedByte) return undefined;
  return middle === 0 ? 'ISO-8859-1' : 'windows-1252';
}

function isTextControl(byte: number): boolean {
  return (byte >= 0x07 && byte <= 0x0d) || byte === 0x1b || byte === 0x1a;
}

/** UTF-16 without control characters, of which most code units are of one script: their high bytes are few. */
function isUtf16(sample: Uint8Array, high: 0 | 1): boolean {
  const highBytes = new Set<number>();
  for (let at = 2; at + 1 < sample.length; at += 2) {
    const upper = sample[at + high] ?? 0;
    const lower = sample[at + 1 - high] ?? 0;
    if (upper === 0 && lower < 0x20 && !isTextControl(lower)) return false;
    if (upper === 0xff && lower >= 0xfe) return false;
    highBytes.add(upper);
  }
  return highBytes.size <= 96;
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // A character may be cut at the end: a decoder that streams waits for the rest.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
