import type { CharacterRange, RegexExpression, WildcardPart } from '@chartrier/dsl';

/**
 * Patterns in PostgreSQL's own syntax that a whole value must fit (`all`) or must not (`none`): Lucene's intersection
 * and complement have no counterpart inside a pattern.
 */
export interface PostgresRegex {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** `value`: the pattern is for a whole value; `word`: for one word of a list separated by spaces. */
export type RegexSubject = 'value' | 'word';

/** Translates Lucene's syntax; undefined when a complement or an intersection stands inside the expression. */
export function postgresRegex(expression: RegexExpression, subject: RegexSubject): PostgresRegex | undefined {
  const terms = expression.kind === 'intersection' ? expression.nodes : [expression];
  const all: string[] = [];
  const none: string[] = [];
  for (const term of terms) {
    const negated = term.kind === 'complement';
    const pattern = translate(negated ? term.node : term, subject);
    if (pattern === undefined) return undefined;
    (negated ? none : all).push(anchored(pattern, subject));
  }
  return { all, none };
}

/** A `$wildcard` as a pattern. */
export function wildcardRegex(parts: readonly WildcardPart[], subject: RegexSubject): PostgresRegex {
  const any = anyCharacter(subject);
  const pattern = parts
    .map((part) =>
      part.kind === 'text' ? textPattern(part.text, subject) : part.kind === 'anyText' ? `${any}*` : any,
    )
    .join('');
  return { all: [anchored(pattern, subject)], none: [] };
}

function anchored(pattern: string, subject: RegexSubject): string {
  return subject === 'value' ? `^(?:${pattern})$` : `(?:^| )(?:${pattern})(?: |$)`;
}

function anyCharacter(subject: RegexSubject): string {
  return subject === 'value' ? '.' : '[^ ]';
}

/** Matches nothing: no character is before the beginning. */
const NOTHING = '.^';

function translate(node: RegexExpression, subject: RegexSubject): string | undefined {
  switch (node.kind) {
    case 'union':
      return grouped(node.nodes, subject, '|');
    case 'concatenation':
      return grouped(node.nodes, subject, '');
    case 'repeat': {
      const inner = translate(node.node, subject);
      return inner === undefined ? undefined : `(?:${inner}){${node.minimum},${node.maximum ?? ''}}`;
    }
    case 'class':
      return characterClass(node.ranges, node.negated, subject);
    case 'text':
      return textPattern(node.text, subject);
    case 'interval':
      return interval(node.from, node.to);
    case 'anyCharacter':
      return anyCharacter(subject);
    case 'anyText':
      return `${anyCharacter(subject)}*`;
    case 'nothing':
      return NOTHING;
    case 'complement':
    case 'intersection':
      return undefined;
  }
}

function grouped(nodes: readonly RegexExpression[], subject: RegexSubject, glue: string): string | undefined {
  const parts = nodes.map((node) => translate(node, subject));
  return parts.some((part) => part === undefined) ? undefined : `(?:${parts.join(glue)})`;
}

/** A word holds no space: a text with one fits none. */
function textPattern(text: string, subject: RegexSubject): string {
  return subject === 'word' && /\s/.test(text) ? NOTHING : literal(text);
}

/** Every character that could mean something is escaped; a backslash before any other sign stands for the sign. */
function literal(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, (sign) => ((sign.codePointAt(0) ?? 0) < 128 ? `\\${sign}` : sign));
}

function characterClass(ranges: readonly CharacterRange[], negated: boolean, subject: RegexSubject): string {
  const items = ranges.map(({ from, to }) =>
    from === to ? literal(from) : `${literal(from)}-${literal(to)}`,
  );
  return negated ? `[^${items.join('')}${subject === 'word' ? ' ' : ''}]` : `[${items.join('')}]`;
}

/** Numbers from one to another: of as many digits when both bounds have as many, with leading zeros otherwise. */
function interval(from: string, to: string): string {
  if (from.length === to.length) return `(?:${between(from, to)})`;
  const low = String(Number(from));
  const high = String(Number(to));
  const parts: string[] = [];
  for (let digits = low.length; digits <= high.length; digits += 1) {
    const first = digits === low.length ? low : `1${'0'.repeat(digits - 1)}`;
    const last = digits === high.length ? high : '9'.repeat(digits);
    parts.push(between(first, last));
  }
  return `(?:0*(?:${parts.join('|')}))`;
}

function between(from: string, to: string): string {
  const [a = ''] = from;
  const [b = ''] = to;
  if (from === to) return from;
  if (a === b) return `${a}(?:${between(from.slice(1), to.slice(1))})`;
  const rest = from.length - 1;
  const parts = [`${a}(?:${atLeast(from.slice(1))})`];
  if (Number(b) - Number(a) > 1) parts.push(`[${Number(a) + 1}-${Number(b) - 1}][0-9]{${rest}}`);
  parts.push(`${b}(?:${atMost(to.slice(1))})`);
  return parts.join('|');
}

function atLeast(digits: string): string {
  const [first = ''] = digits;
  if (digits === '') return '';
  const parts = [`${first}(?:${atLeast(digits.slice(1))})`];
  if (first !== '9') parts.push(`[${Number(first) + 1}-9][0-9]{${digits.length - 1}}`);
  return parts.join('|');
}

function atMost(digits: string): string {
  const [first = ''] = digits;
  if (digits === '') return '';
  const parts = [`${first}(?:${atMost(digits.slice(1))})`];
  if (first !== '0') parts.push(`[0-${Number(first) - 1}][0-9]{${digits.length - 1}}`);
  return parts.join('|');
}
