/** What the grammar of JSON (RFC 8259) allows at a place. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end';

const SCALAR = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/;
const MAX_SCALAR_LENGTH = 400;
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;

/**
 * Where a text stops being JSON: the first token that the grammar does not allow. The JavaScript engine's own
 * message has no stable form, and whoever corrects the file needs a line and a column (both from 1).
 */
export function jsonFaultPlace(text: string): { readonly line: number; readonly column: number } {
  const offset = jsonFaultOffset(text);
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function jsonFaultOffset(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const sign = text[at] ?? '';
    const next = step(text, at, sign, expected, open);
    if (next === undefined) return at;
    at = skipBlanks(text, next.at);
    expected = next.expected;
  }
  return text.length;
}

/** Takes one token. @returns where it ends and what may follow; undefined when it is not allowed there */
function step(
  text: string,
  at: number,
  sign: string,
  expected: Expected,
  open: string[],
): { readonly at: number; readonly expected: Expected } | undefined {
  if (expected === 'colon') return sign === ':' ? { at: at + 1, expected: 'value' } : undefined;
  if (expected === 'comma-or-end' && sign === ',' && open.length > 0)
    return { at: at + 1, expected: open.at(-1) === '{' ? 'name' : 'value' };
  const mayEnd = expected !== 'value' && expected !== 'name';
  if (mayEnd && open.length > 0 && sign === (open.at(-1) === '{' ? '}' : ']')) {
    open.pop();
    return { at: at + 1, expected: 'comma-or-end' };
  }
  if (expected === 'comma-or-end') return undefined;
  const isName = expected === 'name' || expected === 'name-or-end';
  if (sign === '"') {
    const end = endOfString(text, at);
    return end === undefined ? undefined : { at: end, expected: isName ? 'colon' : 'comma-or-end' };
  }
  if (isName) return undefined;
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return { at: at + 1, expected: sign === '{' ? 'name-or-end' : 'value-or-end' };
  }
  const scalar = SCALAR.exec(text.slice(at, at + MAX_SCALAR_LENGTH))?.[0];
  return scalar === undefined ? undefined : { at: at + scalar.length, expected: 'comma-or-end' };
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return undefined;
    if (code === 0x5c) {
      const sequence = ESCAPE.exec(text.slice(at, at + 6))?.[0];
      if (sequence === undefined) return undefined;
      at += sequence.length - 1;
    }
  }
  return undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  return at;
}
