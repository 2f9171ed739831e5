import { allButRange, rangeOfValues } from './long-ranges.ts';
import { type ByteSet, FIRST_SET, joinNodes, runOf, type SequenceNode } from './nodes.ts';

/** A sequence that does not follow the syntax of PRONOM and DROID; `at` is the character where it stops. */
export class SequenceSyntaxError extends Error {
  readonly expression: string;
  readonly at: number;

  constructor(reason: string, expression: string, at: number) {
    super(`${reason} at character ${at + 1} of "${expression.slice(0, 120)}"`);
    this.name = 'SequenceSyntaxError';
    this.expression = expression;
    this.at = at;
  }
}

/** Alternatives and sets nested in one another: far above what any signature writes. */
const DEPTH_LIMIT = 32;

/**
 * Reads a byte sequence as PRONOM, DROID and container signatures write it.
 *
 * `4D4D` bytes · `'text'` or `"text"` · `??` any byte · `{4}` `{4-16}` `{4-*}` `*` gaps · `[30:39]` `['a'-'f']` range ·
 * `[00 0D 'x']` set · `[!00]` `[!30:39]` negation · `[&01]` all these bits · `[~06]` any of these bits · `(41|42 43)`
 * alternatives. Several bytes alone in brackets are one value: `[0000:1000]`, `[!4001]`. Spaces have no meaning; letters of hexadecimal numbers may be small or capital.
 *
 * @throws SequenceSyntaxError
 */
export function parseSequence(expression: string): readonly SequenceNode[] {
  const reader: Reader = { text: expression, at: 0 };
  const nodes = readNodes(reader, 0);
  if (reader.at < expression.length) throw fault(reader, `unexpected "${expression[reader.at]}"`);
  return joinNodes(nodes);
}

interface Reader {
  readonly text: string;
  at: number;
}

function readNodes(reader: Reader, depth: number): SequenceNode[] {
  if (depth > DEPTH_LIMIT) throw fault(reader, 'alternatives nested too deep');
  const nodes: SequenceNode[] = [];
  for (;;) {
    skipSpaces(reader);
    const next = reader.text[reader.at];
    if (next === undefined || next === ')' || next === '|') return nodes;
    if (next === '(') nodes.push(readChoice(reader, depth));
    else if (next === '{') nodes.push(readGap(reader));
    else if (next === '*') {
      reader.at++;
      nodes.push({ kind: 'gap', min: 0, max: Number.POSITIVE_INFINITY });
    } else if (next === '?') {
      expect(reader, '??');
      nodes.push({ kind: 'gap', min: 1, max: 1 });
    } else if (next === '[') nodes.push(readBrackets(reader));
    else if (next === '&' || next === '~') nodes.push(setNode(readMask(reader)));
    else nodes.push(runOf(readBytes(reader)));
  }
}

function readChoice(reader: Reader, depth: number): SequenceNode {
  expect(reader, '(');
  const alternatives = [readNodes(reader, depth + 1)];
  while (reader.text[reader.at] === '|') {
    reader.at++;
    alternatives.push(readNodes(reader, depth + 1));
  }
  expect(reader, ')');
  if (!alternatives.every((alternative) => alternative.some((node) => node.kind !== 'gap'))) {
    throw fault(reader, 'an alternative without bytes');
  }
  return { kind: 'choice', alternatives };
}

function readGap(reader: Reader): SequenceNode {
  const match = /\{\s*(\d{1,9})\s*(?:-\s*(\d{1,9}|\*)\s*)?\}/y;
  match.lastIndex = reader.at;
  const found = match.exec(reader.text);
  if (found === null) throw fault(reader, 'a gap is written {n}, {n-m} or {n-*}');
  reader.at = match.lastIndex;
  const min = Number(found[1]);
  const upper = found[2];
  const max = upper === undefined ? min : upper === '*' ? Number.POSITIVE_INFINITY : Number(upper);
  if (max < min) throw fault(reader, 'a gap ends before it begins');
  return { kind: 'gap', min, max };
}

/** What stands between brackets: values of several bytes where it is one such value or range, else a set of bytes. */
function readBrackets(reader: Reader): SequenceNode {
  const start = reader.at;
  expect(reader, '[');
  skipSpaces(reader);
  const negated = skip(reader, '!') || skip(reader, '^');
  skipSpaces(reader);
  if (/[0-9A-Fa-f'"]/.test(reader.text[reader.at] ?? '')) {
    const { from, to } = readRange(reader);
    skipSpaces(reader);
    if (from.length > 1 && skip(reader, ']')) {
      const node = negated ? allButRange(from, to) : rangeOfValues(from, to);
      if (node === undefined) throw fault(reader, 'a set that holds no byte');
      return node;
    }
  }
  reader.at = start;
  return setNode(readSet(reader, 0));
}

function readSet(reader: Reader, depth: number): ByteSet {
  if (depth > DEPTH_LIMIT) throw fault(reader, 'sets nested too deep');
  expect(reader, '[');
  const set: ByteSet = new Uint8Array(256);
  skipSpaces(reader);
  const negated = skip(reader, '!') || skip(reader, '^');
  for (skipSpaces(reader); reader.text[reader.at] !== ']'; skipSpaces(reader)) {
    const next = reader.text[reader.at];
    if (next === undefined) throw fault(reader, 'a set is not closed');
    if (next === '[') add(set, readSet(reader, depth + 1));
    else if (next === '&' || next === '~') add(set, readMask(reader));
    else addRange(reader, set);
  }
  reader.at++;
  if (negated) {
    for (let byte = 0; byte < 256; byte++) set[byte] = set[byte] === 1 ? 0 : 1;
  }
  if (!set.includes(1)) throw fault(reader, 'a set that holds no byte');
  return set;
}

/** Bytes of a set: one by one, or from one to another. */
function addRange(reader: Reader, set: ByteSet): void {
  const { from, to, isRange } = readRange(reader);
  if (!isRange) {
    for (const byte of from) set[byte] = 1;
    return;
  }
  const [first, last] = [from[0], to[0]];
  if (first === undefined || last === undefined || from.length > 1) {
    throw fault(reader, 'among others, a range goes from one byte to another');
  }
  set.fill(1, first, last + 1);
}

/** `30:39`, `'a'-'f'`, `0000:1000`; a value alone is a range of one. */
function readRange(reader: Reader): { from: number[]; to: number[]; isRange: boolean } {
  const from = readBytes(reader);
  skipSpaces(reader);
  if (!skip(reader, ':') && !skip(reader, '-')) return { from, to: from, isRange: false };
  skipSpaces(reader);
  const to = readBytes(reader);
  if (from.length !== to.length) throw fault(reader, 'a range between values of different lengths');
  const differing = from.findIndex((byte, index) => byte !== to[index]);
  const ordered = (from[differing] ?? 0) <= (to[differing] ?? 0);
  return ordered ? { from, to, isRange: true } : { from: to, to: from, isRange: true };
}

function readMask(reader: Reader): ByteSet {
  const all = reader.text[reader.at++] === '&';
  skipSpaces(reader);
  const mask = readBytes(reader)[0] ?? 0;
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    (all ? (byte & mask) === mask : (byte & mask) !== 0) ? 1 : 0,
  );
}

/** Hexadecimal digits by two, or a quoted text of one byte a character. */
function readBytes(reader: Reader): number[] {
  const quote = reader.text[reader.at];
  if (quote === "'" || quote === '"') return readText(reader, quote);
  const bytes: number[] = [];
  for (;;) {
    const high = hexDigit(reader.text.charCodeAt(reader.at));
    const low = hexDigit(reader.text.charCodeAt(reader.at + 1));
    if (high < 0 || low < 0) break;
    bytes.push(high * 16 + low);
    reader.at += 2;
  }
  if (bytes.length === 0) throw fault(reader, 'expected a byte of two hexadecimal digits');
  return bytes;
}

/** The value of a digit by its character code; -1 where it is none. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

function readText(reader: Reader, quote: string): number[] {
  const end = reader.text.indexOf(quote, reader.at + 1);
  if (end <= reader.at + 1) throw fault(reader, end < 0 ? 'a text is not closed' : 'an empty text');
  const bytes = Array.from(reader.text.slice(reader.at + 1, end), (character) => character.charCodeAt(0));
  if (bytes.some((byte) => byte > 255)) throw fault(reader, 'a character of more than one byte');
  reader.at = end + 1;
  return bytes;
}

const setNode = (set: ByteSet): SequenceNode => runOf([FIRST_SET], [set]);

function add(set: ByteSet, other: ByteSet): void {
  for (let byte = 0; byte < 256; byte++) if (other[byte] === 1) set[byte] = 1;
}

function skipSpaces(reader: Reader): void {
  while (reader.at < reader.text.length && reader.text.charCodeAt(reader.at) <= 0x20) reader.at++;
}

function skip(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at++;
  return true;
}

function expect(reader: Reader, text: string): void {
  if (!reader.text.startsWith(text, reader.at)) throw fault(reader, `expected "${text}"`);
  reader.at += text.length;
}

function fault(reader: Reader, reason: string): SequenceSyntaxError {
  return new SequenceSyntaxError(reason, reader.text, reader.at);
}
