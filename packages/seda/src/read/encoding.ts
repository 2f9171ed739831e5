import { UnreadableXml } from './xml-fault.ts';

/**
 * From bytes to text: byte-order mark, UTF-16 by the look of its first bytes, else what the XML declaration says (XML
 * 1.0, appendix F). Bytes that do not belong to the encoding make the document unreadable, where they stand.
 */
export interface XmlDecoder {
  /** @throws UnreadableXml, after `beforeFault` was given the text that precedes the wrong byte. */
  decode(bytes: Uint8Array): string;
  /** The end of the document. */
  finish(): string;
}

/** The declaration is looked for in so many bytes at the document's beginning. */
const DECLARATION_LIMIT = 1_024;

/** Encodings read, by the names that declarations use. ISO-8859-1 is not windows-1252: it is decoded here. */
const SINGLE_BYTE = new Map([
  ['iso-8859-1', 'latin1'],
  ['iso8859-1', 'latin1'],
  ['latin1', 'latin1'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);
const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
export const READ_ENCODINGS = ['UTF-8', 'UTF-16', 'ISO-8859-1', 'ISO-8859-15', 'windows-1252'] as const;

type Decode = (bytes: Uint8Array, last: boolean) => string;

/** @param beforeFault receives the text that was still right, before the decoder gives up. */
export function createXmlDecoder(beforeFault: (text: string) => void): XmlDecoder {
  let begun: Uint8Array = new Uint8Array(0);
  let decode: Decode | undefined;

  const start = (bytes: Uint8Array, last: boolean): string => {
    begun = concatenate(begun, bytes);
    if (!last && begun.length < DECLARATION_LIMIT && !hasDeclarationEnd(begun)) return '';
    const { decoder, skip } = choose(begun, beforeFault);
    decode = decoder;
    const first = begun.subarray(skip);
    begun = new Uint8Array(0);
    return decoder(first, last);
  };

  return {
    decode: (bytes) => (decode === undefined ? start(bytes, false) : decode(bytes, false)),
    finish: () => (decode === undefined ? start(new Uint8Array(0), true) : decode(new Uint8Array(0), true)),
  };
}

function concatenate(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}

const QUESTION_MARK = 0x3f;
const GREATER_THAN = 0x3e;
const LESS_THAN = 0x3c;

/** The declaration is whole, or there is none: enough bytes to choose. */
function hasDeclarationEnd(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  if (bytes[0] !== LESS_THAN || bytes[1] !== QUESTION_MARK) return true;
  return bytes.some(
    (byte, index) => byte === QUESTION_MARK && bytes[index + 1] === GREATER_THAN && index > 1,
  );
}

function choose(
  bytes: Uint8Array,
  beforeFault: (text: string) => void,
): { readonly decoder: Decode; readonly skip: number } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { decoder: utf8Decoder(beforeFault), skip: 3 };
  if (a === 0xff && b === 0xfe) return { decoder: labelled('utf-16le', beforeFault), skip: 2 };
  if (a === 0xfe && b === 0xff) return { decoder: labelled('utf-16be', beforeFault), skip: 2 };
  if (a === LESS_THAN && b === 0) return { decoder: labelled('utf-16le', beforeFault), skip: 0 };
  if (a === 0 && b === LESS_THAN) return { decoder: labelled('utf-16be', beforeFault), skip: 0 };

  const declared = declaredEncoding(bytes)?.toLowerCase();
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (declared === undefined || UTF8.has(declared) || declared.startsWith('utf-16')) {
    return { decoder: utf8Decoder(beforeFault), skip: 0 };
  }
  const label = SINGLE_BYTE.get(declared);
  if (label === undefined) {
    throw new UnreadableXml('xml-encoding-unknown', declared, { expected: READ_ENCODINGS });
  }
  return { decoder: label === 'latin1' ? latin1 : labelled(label, beforeFault), skip: 0 };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const beginning = latin1(bytes.subarray(0, DECLARATION_LIMIT));
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(beginning)?.[1];
}

const CHARACTERS_AT_ONCE = 8_192;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHARACTERS_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHARACTERS_AT_ONCE));
  }
  return text;
}

/** Sequences cut between two pieces are carried over, so that each piece is decoded at once, which is far faster. */
function utf8Decoder(beforeFault: (text: string) => void): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Uint8Array = new Uint8Array(0);
  return (bytes, last) => {
    const whole = carried.length === 0 ? bytes : concatenate(carried, bytes);
    const end = last ? whole.length : completeLength(whole);
    // A copy: a Buffer's slice would be a view of bytes that the caller may reuse.
    carried = new Uint8Array(whole.subarray(end));
    const piece = whole.subarray(0, end);
    try {
      return decoder.decode(piece);
    } catch {
      throw malformed('UTF-8', 'utf-8', piece, beforeFault);
    }
  };
}

/** Length of the text that does not end within a character: at most three bytes shorter. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function labelled(label: string, beforeFault: (text: string) => void): Decode {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (bytes, last) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      throw malformed(label.toUpperCase(), label, bytes, beforeFault);
    }
  };
}

const REPLACEMENT = '\ufffd';

function malformed(
  name: string,
  label: string,
  piece: Uint8Array,
  beforeFault: (text: string) => void,
): UnreadableXml {
  const lenient = new TextDecoder(label, { ignoreBOM: true }).decode(piece);
  const wrong = lenient.indexOf(REPLACEMENT);
  beforeFault(wrong < 0 ? lenient : lenient.slice(0, wrong));
  return new UnreadableXml('xml-encoding-malformed', name);
}
