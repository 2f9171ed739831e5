/** Why a text from outside is refused. */
export type UnsafeTextFault =
  | 'control-character'
  | 'cdata'
  | 'entity-declaration'
  | 'script'
  | 'html-element'
  | 'html-entity';

const MARKERS: readonly (readonly [string, UnsafeTextFault])[] = [
  ['<![cdata[', 'cdata'],
  ['&lt;![cdata[', 'cdata'],
  ['<!entity', 'entity-declaration'],
  ['&lt;!entity', 'entity-declaration'],
  ['<script', 'script'],
  ['&lt;script', 'script'],
];

/** Elements that a browser acts upon even when they are never closed. */
const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a applet area audio base body br button embed form frame frameset head hr html iframe image img input ' +
    'isindex link math meta object param source style svg template textarea track video xml'
  ).split(' '),
);

const NAMED_ENTITY = /&[a-z][a-z0-9]{1,31};/i;

/** Longest tag looked at: `<` and `>` farther apart are text. */
const MAX_TAG_LENGTH = 10_000;

/**
 * Whether a text holds something that must never reach a page: control characters other than tab and line ends,
 * CDATA, entity declarations, scripts, an HTML element (opened and closed, closed by itself, or one that a browser
 * acts upon alone), a named HTML entity. A lone `<` or `<name@example.org>` is text. One pass, no backtracking.
 */
export function unsafeTextFault(text: string): UnsafeTextFault | undefined {
  if (hasControlCharacter(text)) return 'control-character';
  const mayHoldTags = text.includes('<');
  if (!mayHoldTags && !text.includes('&')) return undefined;
  const lower = text.toLowerCase();
  for (const [marker, fault] of MARKERS) if (lower.includes(marker)) return fault;
  if (mayHoldTags && hasElement(lower)) return 'html-element';
  return NAMED_ENTITY.test(text) ? 'html-entity' : undefined;
}

/** Whether a text may be taken. */
export function isSafeText(text: string): boolean {
  return unsafeTextFault(text) === undefined;
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code <= 0x9f))
      return true;
  }
  return false;
}

function hasElement(lower: string): boolean {
  const opened = new Set<string>();
  // the next `>`, looked for once however many `<` come before it
  let end = lower.indexOf('>');
  for (let at = lower.indexOf('<'); at !== -1 && end !== -1; at = lower.indexOf('<', at + 1)) {
    const closing = lower[at + 1] === '/';
    const name = nameAt(lower, closing ? at + 2 : at + 1);
    if (name === '') continue;
    if (end < at) end = lower.indexOf('>', at);
    if (end === -1) return false;
    if (end - at > MAX_TAG_LENGTH) continue;
    if (closing) {
      if (opened.has(name)) return true;
      continue;
    }
    const after = lower[at + 1 + name.length];
    if (after !== '>' && after !== '/' && !/\s/.test(after ?? '')) continue;
    if (lower[end - 1] === '/' || ACTIVE_ELEMENTS.has(name)) return true;
    opened.add(name);
  }
  return false;
}

function nameAt(text: string, from: number): string {
  let to = from;
  while (to < text.length && to - from < 64 && /[a-z0-9:_-]/.test(text[to] ?? '')) to += 1;
  return /^[a-z]/.test(text.slice(from, to)) ? text.slice(from, to) : '';
}
