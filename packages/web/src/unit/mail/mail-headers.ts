import { decodeBase64, decodeQuotedPrintable, textOf } from './transfer-encodings.ts';

/** A header line that goes on for ever is cut: nobody reads it. */
const LONGEST_VALUE = 20_000;

/** Headers in the order in which they come; a name may come several times. */
export type Headers = readonly { readonly name: string; readonly value: string }[];

/** Splits a message at its first empty line (RFC 5322 §2.1), and unfolds its headers (§2.2.3). */
export function splitHead(raw: string): { readonly headers: Headers; readonly body: string } {
  const end = /\r?\n\r?\n|^\r?\n/.exec(raw);
  const head = end === null ? raw : raw.slice(0, end.index);
  const body = end === null ? '' : raw.slice(end.index + end[0].length);
  const headers: { name: string; value: string }[] = [];
  for (const line of head.split(/\r?\n/)) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      if (last.value.length < LONGEST_VALUE) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    // a line that is no header (mbox's "From ", a damaged one) is left aside
    if (colon < 1 || /[\s]/.test(line.slice(0, colon).trimEnd())) continue;
    headers.push({
      name: line.slice(0, colon).trim().toLowerCase(),
      value: line
        .slice(colon + 1)
        .trim()
        .slice(0, LONGEST_VALUE),
    });
  }
  return { headers, body };
}

export function headerOf(headers: Headers, name: string): string | undefined {
  return headers.find((one) => one.name === name)?.value;
}

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?\s]*)\?=/g;

/** Decodes the encoded words of a header (RFC 2047); blanks between two of them are not there (§6.2). */
export function decodeWords(value: string): string {
  const joined = value.replaceAll(/(\?=)\s+(?==\?[^?\s]+\?[BbQq]\?)/g, '$1');
  const decoded = joined.replaceAll(WORD, (_, charset: string, encoding: string, text: string) =>
    textOf(
      encoding.toUpperCase() === 'B' ? decodeBase64(text) : decodeQuotedPrintable(text.replaceAll('_', ' ')),
      charset,
    ),
  );
  // a header in raw 8-bit characters: UTF-8 nearly always (RFC 6532)
  return decoded === value && /[\u0080-\u00FF]/.test(value) ? textOf(bytesOf(value), 'utf-8') : decoded;
}

export function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0) & 0xff);
}

export interface Structured {
  /** `text/plain`, `attachment`: in lower case. */
  readonly value: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * A header with parameters (RFC 2045 §5.1), those that are continued or encoded put together (RFC 2231):
 * `name*0*=utf-8''Devis%20; name*1="n 3.pdf"`.
 */
export function readStructured(header: string | undefined): Structured {
  const texts = splitOutsideQuotes(header ?? '');
  const parts = new Map<
    string,
    { readonly order: number; readonly encoded: boolean; readonly text: string }[]
  >();
  for (const text of texts.slice(1)) {
    const equals = text.indexOf('=');
    if (equals < 1) continue;
    const [, name = '', order, star] =
      /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(text.slice(0, equals).trim().toLowerCase()) ?? [];
    const part = {
      order: Number(order ?? 0),
      encoded: star !== undefined,
      text: unquoted(text.slice(equals + 1)),
    };
    parts.set(name, [...(parts.get(name) ?? []), part]);
  }
  const parameters = [...parts].map(([name, of]) => [name, joined(of)] as const);
  return { value: (texts[0] ?? '').trim().toLowerCase(), parameters: Object.fromEntries(parameters) };
}

/** The parts between semicolons; one within quotes is part of the text. */
function splitOutsideQuotes(header: string): readonly string[] {
  const texts = [''];
  let quoted = false;
  let escaped = false;
  for (const sign of header) {
    if (sign === ';' && !quoted) {
      texts.push('');
      continue;
    }
    if (sign === '"' && !escaped) quoted = !quoted;
    escaped = sign === '\\' && !escaped;
    texts.push(`${texts.pop() ?? ''}${sign}`);
  }
  return texts;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('"') ? trimmed.replace(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1') : trimmed;
}

function joined(
  parts: readonly { readonly order: number; readonly encoded: boolean; readonly text: string }[],
): string {
  const sorted = parts.toSorted((one, other) => one.order - other.order);
  if (!sorted.some(({ encoded }) => encoded)) return decodeWords(sorted.map(({ text }) => text).join(''));
  const [, charset = 'utf-8'] = /^([^']*)'[^']*'/.exec(sorted[0]?.text ?? '') ?? [];
  const binary = sorted
    .map(({ text, encoded }, index) => {
      const bare = index === 0 ? text.replace(/^[^']*'[^']*'/, '') : text;
      return encoded
        ? bare.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
            String.fromCharCode(Number.parseInt(digits, 16)),
          )
        : bare;
    })
    .join('');
  return textOf(bytesOf(binary), charset === '' ? 'utf-8' : charset);
}
