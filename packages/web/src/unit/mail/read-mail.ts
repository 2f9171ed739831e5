import { bytesOf, decodeWords, type Headers, headerOf, readStructured, splitHead } from './mail-headers.ts';
import { binaryOf, decodeBase64, decodeQuotedPrintable, textOf } from './transfer-encodings.ts';

/** Parts within parts: a message made to exhaust its reader stops there. */
const DEEPEST = 8;
const MOST_PARTS = 200;
const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 1_000_000;
const SHOWN_HEADERS = ['from', 'to', 'cc', 'date', 'subject'] as const;

export interface Attachment {
  readonly name: string;
  /** As the message says it. */
  readonly type: string;
  readonly bytes: number;
}

/** A message as it is shown: text only, whatever it holds. */
export interface Mail {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  /** As it is written. */
  readonly date?: string;
  readonly subject?: string;
  readonly text: string;
  /** The message has no plain text: what is shown are the words of its HTML. */
  readonly fromHtml: boolean;
  readonly isCut: boolean;
  readonly attachments: readonly Attachment[];
  /** There were more parts, or deeper ones, than are read. */
  readonly isPartial: boolean;
}

interface Reading {
  readonly plain: string[];
  readonly html: string[];
  readonly attachments: Attachment[];
  parts: number;
  isPartial: boolean;
}

/**
 * Reads a message (RFC 5322, MIME: RFC 2045 to 2047, 2231) as an archivist reads it: who, when, about what, its text, the names
 * of its attachments. Damaged ones give what can be read.
 *
 * @param bytes the message, whole
 */
export function readMail(bytes: Uint8Array): Mail {
  // each byte a sign, until a part says its character set
  const raw = binaryOf(bytes);
  // an mbox's separator line before the first header
  const { headers, body } = splitHead(raw.replace(/^From [^\n]*\n/, ''));
  const reading: Reading = { plain: [], html: [], attachments: [], parts: 0, isPartial: false };
  readPart(headers, body, 0, reading);
  const fromHtml = reading.plain.length === 0 && reading.html.length > 0;
  const text = (fromHtml ? reading.html : reading.plain).join('\n\n').trim();
  const shown = SHOWN_HEADERS.flatMap((name) => {
    const value = headerOf(headers, name);
    return value === undefined ? [] : [[name, decodeWords(value)] as const];
  });
  return {
    ...Object.fromEntries(shown),
    text: text.slice(0, LONGEST_TEXT),
    fromHtml,
    isCut: text.length > LONGEST_TEXT,
    attachments: reading.attachments,
    isPartial: reading.isPartial,
  };
}

function readPart(headers: Headers, body: string, depth: number, reading: Reading): void {
  reading.parts += 1;
  if (depth > DEEPEST || reading.parts > MOST_PARTS) {
    reading.isPartial = true;
    return;
  }
  const type = readStructured(headerOf(headers, 'content-type') ?? 'text/plain');
  const { boundary } = type.parameters;
  if (type.value.startsWith('multipart/') && boundary !== undefined && boundary !== '') {
    for (const part of partsOf(body, boundary)) {
      const { headers: own, body: content } = splitHead(part);
      readPart(own, content, depth + 1, reading);
    }
    return;
  }
  const disposition = readStructured(headerOf(headers, 'content-disposition'));
  const name = disposition.parameters['filename'] ?? type.parameters['name'];
  const bytes = decoded(body, headerOf(headers, 'content-transfer-encoding'));
  const isText = type.value === 'text/plain' || type.value === 'text/html' || type.value === '';
  if (!isText || disposition.value === 'attachment' || name !== undefined) {
    reading.attachments.push({ name: name ?? '', type: type.value, bytes: bytes.length });
    return;
  }
  const text = textOf(bytes, type.parameters['charset'] ?? 'utf-8');
  if (type.value === 'text/html') reading.html.push(wordsOfHtml(text.slice(0, LONGEST_HTML)));
  else reading.plain.push(text);
}

/** The parts between the boundaries of a multipart body (RFC 2046 §5.1.1); one that is not closed ends with the body. */
function partsOf(body: string, boundary: string): readonly string[] {
  const parts: string[] = [];
  let part: string[] | undefined;
  for (const line of body.split('\n')) {
    const bare = line.trimEnd();
    if (bare === `--${boundary}` || bare === `--${boundary}--`) {
      if (part !== undefined) parts.push(textOfLines(part));
      if (bare.endsWith(`${boundary}--`)) return parts;
      part = [];
    } else part?.push(line);
  }
  if (part !== undefined) parts.push(textOfLines(part));
  return parts;
}

/** The line break before a boundary is the boundary's (§5.1.1). */
function textOfLines(lines: readonly string[]): string {
  return lines.join('\n').replace(/\r$/, '');
}

function decoded(body: string, encoding: string | undefined): Uint8Array {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return decodeBase64(body);
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    default:
      return bytesOf(body);
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of an HTML text, without a document being made of it: nothing of it runs, loads or is laid out. */
function wordsOfHtml(html: string): string {
  return html
    .replaceAll(/<(script|style|head|title|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
