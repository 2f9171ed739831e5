import { MAX_REGEX_REPEAT, MAX_REGEX_SIZE, MAX_TEXT_NESTING } from '../limits.ts';
import { predefined } from './character-classes.ts';
import { type CharacterRange, type RegexExpression, sizeOf } from './regex-expression.ts';

export type ParsedRegex =
  | { readonly ok: true; readonly node: RegexExpression }
  | { readonly ok: false; readonly reason: { readonly fr: string; readonly en: string } };

/**
 * Reads Lucene's regular expressions, all of its options on: `. ? + * | { } [ ] ( )`, `"…"` text as it is, `#` nothing,
 * `@` any text, `&` both, `~` not, `<1-99>` a number in this interval; `\` before a character to take as it is, or
 * `\d \w \s` and their contraries.
 */
export function parseLuceneRegex(pattern: string): ParsedRegex {
  const reader = new RegexReader([...pattern]);
  try {
    const node = reader.readAll();
    if (sizeOf(node) > MAX_REGEX_SIZE) return refusal('elle est trop lourde', 'it is too heavy');
    return { ok: true, node };
  } catch (error) {
    if (error instanceof RegexSyntaxError) return { ok: false, reason: error.reason };
    throw error;
  }
}

class RegexSyntaxError extends Error {
  readonly reason: { readonly fr: string; readonly en: string };

  constructor(fr: string, en: string) {
    super(en);
    this.reason = { fr, en };
  }
}

function refusal(fr: string, en: string): ParsedRegex {
  return {
    ok: false,
    reason: { fr: `expression rationnelle refusée, ${fr}`, en: `regular expression refused, ${en}` },
  };
}

class RegexReader {
  readonly #characters: readonly string[];
  #index = 0;
  #nesting = 0;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  readAll(): RegexExpression {
    if (this.#characters.length === 0) return { kind: 'text', text: '' };
    const node = this.#readUnion();
    if (this.#index < this.#characters.length)
      throw syntax(`« ${this.#peek()} » inattendu`, `unexpected "${this.#peek()}"`);
    return node;
  }

  #readUnion(): RegexExpression {
    this.#nesting += 1;
    if (this.#nesting > MAX_TEXT_NESTING) throw syntax('trop de parenthèses', 'too many parentheses');
    const nodes = [this.#readIntersection()];
    while (this.#accept('|')) nodes.push(this.#readIntersection());
    this.#nesting -= 1;
    return several('union', nodes);
  }

  #readIntersection(): RegexExpression {
    const nodes = [this.#readConcatenation()];
    while (this.#accept('&')) nodes.push(this.#readConcatenation());
    return several('intersection', nodes);
  }

  #readConcatenation(): RegexExpression {
    const nodes = [this.#readRepeat()];
    while (this.#peek() !== undefined && !['|', '&', ')'].includes(this.#peek() ?? ''))
      nodes.push(this.#readRepeat());
    return several('concatenation', nodes);
  }

  #readRepeat(): RegexExpression {
    let node = this.#readComplement();
    for (;;) {
      if (this.#accept('?')) node = { kind: 'repeat', node, minimum: 0, maximum: 1 };
      else if (this.#accept('*')) node = { kind: 'repeat', node, minimum: 0 };
      else if (this.#accept('+')) node = { kind: 'repeat', node, minimum: 1 };
      else if (this.#accept('{')) node = this.#readCounts(node);
      else return node;
    }
  }

  #readCounts(node: RegexExpression): RegexExpression {
    const minimum = this.#readNumber();
    const maximum = this.#accept(',') ? (this.#peek() === '}' ? undefined : this.#readNumber()) : minimum;
    if (!this.#accept('}')) throw syntax('« } » manque', '"}" is missing');
    if (Math.max(minimum, maximum ?? 0) > MAX_REGEX_REPEAT || (maximum ?? minimum) < minimum) {
      throw syntax(
        `répétition hors de 0 à ${MAX_REGEX_REPEAT}`,
        `repetition out of 0 to ${MAX_REGEX_REPEAT}`,
      );
    }
    return maximum === undefined
      ? { kind: 'repeat', node, minimum }
      : { kind: 'repeat', node, minimum, maximum };
  }

  #readNumber(): number {
    let digits = '';
    while (/^\d$/.test(this.#peek() ?? '')) digits += this.#next();
    if (digits === '') throw syntax('un nombre manque', 'a number is missing');
    return Number(digits);
  }

  #readComplement(): RegexExpression {
    let complements = 0;
    while (this.#accept('~')) complements += 1;
    const node = this.#peek() === '[' ? this.#readClass() : this.#readSimple();
    return complements % 2 === 1 ? { kind: 'complement', node } : node;
  }

  #readClass(): RegexExpression {
    this.#next();
    const negated = this.#accept('^');
    const ranges: CharacterRange[] = [];
    while (this.#peek() !== ']' || ranges.length === 0) {
      const shorthand = this.#peek() === '\\' ? predefined(this.#characters[this.#index + 1]) : undefined;
      if (shorthand && !shorthand.negated) {
        this.#index += 2;
        ranges.push(...shorthand.ranges);
        continue;
      }
      const from = this.#readClassCharacter();
      const to =
        this.#peek() === '-' && this.#characters[this.#index + 1] !== ']' ? this.#readRangeEnd() : from;
      if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0))
        throw syntax('intervalle à l’envers', 'range upside down');
      ranges.push({ from, to });
    }
    this.#next();
    return { kind: 'class', negated, ranges };
  }

  #readRangeEnd(): string {
    this.#next();
    return this.#readClassCharacter();
  }

  #readClassCharacter(): string {
    this.#accept('\\');
    return this.#next();
  }

  #readSimple(): RegexExpression {
    const character = this.#next();
    switch (character) {
      case '.':
        return { kind: 'anyCharacter' };
      case '@':
        return { kind: 'anyText' };
      case '#':
        return { kind: 'nothing' };
      case '"':
        return { kind: 'text', text: this.#readUntil('"') };
      case '<':
        return this.#readInterval();
      case '(':
        return this.#readGroup();
      case '\\': {
        const escaped = this.#next();
        return predefined(escaped) ?? { kind: 'text', text: escaped };
      }
      case '*':
      case '+':
      case '?':
      case '{':
      case ')':
        throw syntax(`« ${character} » ne suit rien`, `"${character}" follows nothing`);
      default:
        return { kind: 'text', text: character };
    }
  }

  #readGroup(): RegexExpression {
    if (this.#accept(')')) return { kind: 'text', text: '' };
    const node = this.#readUnion();
    if (!this.#accept(')')) throw syntax('« ) » manque', '")" is missing');
    return node;
  }

  #readInterval(): RegexExpression {
    const match = /^(\d{1,15})-(\d{1,15})$/.exec(this.#readUntil('>'));
    const [, one = '', other = ''] = match ?? [];
    if (match === null) throw syntax('intervalle illisible', 'unreadable interval');
    return Number(one) <= Number(other)
      ? { kind: 'interval', from: one, to: other }
      : { kind: 'interval', from: other, to: one };
  }

  #readUntil(end: string): string {
    let text = '';
    while (this.#peek() !== end) text += this.#next();
    this.#next();
    return text;
  }

  #peek(): string | undefined {
    return this.#characters[this.#index];
  }

  #accept(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#index += 1;
    return true;
  }

  #next(): string {
    const character = this.#peek();
    if (character === undefined) throw syntax('elle se termine trop tôt', 'it ends too early');
    this.#index += 1;
    return character;
  }
}

function syntax(fr: string, en: string): RegexSyntaxError {
  return new RegexSyntaxError(`expression rationnelle refusée, ${fr}`, `regular expression refused, ${en}`);
}

function several(
  kind: 'union' | 'intersection' | 'concatenation',
  nodes: readonly RegexExpression[],
): RegexExpression {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind, nodes };
}
