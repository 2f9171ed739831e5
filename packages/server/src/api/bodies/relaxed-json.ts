/** Deeper than any document of the API; a hostile one must not exhaust the stack. */
const DEEPEST = 500;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const SCALAR = /(true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.$])/y;
const NAME = /[\w$#@.-]+/y;
const BLANK = /[ \t\r\n]*/y;

/**
 * JSON as Vitam reads it: beside the standard's, names without quotes, texts in single quotes, and whatever follows
 * the first value is ignored. (Plain JSON is read by JSON.parse; this is for what it refuses.)
 *
 * @returns the value in a box, or undefined for a text that is not even that
 */
export function readRelaxedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: new RelaxedReader(text).value() };
  } catch (error) {
    if (error instanceof NotRelaxedJson) return undefined;
    throw error;
  }
}

class NotRelaxedJson extends Error {}

class RelaxedReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): unknown {
    this.#match(BLANK);
    const first = this.#text[this.#at];
    if (first === '{') return this.#nested(() => this.#object());
    if (first === '[') return this.#nested(() => this.#list());
    if (first === '"' || first === "'") return this.#quoted();
    const scalar = this.#match(SCALAR);
    if (scalar === undefined) throw new NotRelaxedJson();
    return JSON.parse(scalar);
  }

  #nested<Value>(read: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new NotRelaxedJson();
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): Record<string, unknown> {
    const members: [string, unknown][] = [];
    this.#eachUntil('}', () => {
      const name = this.#name();
      this.#match(BLANK);
      if (this.#text[this.#at] !== ':') throw new NotRelaxedJson();
      this.#at += 1;
      members.push([name, this.value()]);
    });
    return Object.fromEntries(members);
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    this.#eachUntil(']', () => items.push(this.value()));
    return items;
  }

  /** Members between the opening sign, where we stand, and the closing one, with commas between. */
  #eachUntil(closing: string, readMember: () => void): void {
    this.#at += 1;
    this.#match(BLANK);
    while (this.#text[this.#at] !== closing) {
      readMember();
      this.#match(BLANK);
      if (this.#text[this.#at] === closing) break;
      if (this.#text[this.#at] !== ',') throw new NotRelaxedJson();
      this.#at += 1;
      this.#match(BLANK);
      if (this.#text[this.#at] === closing) throw new NotRelaxedJson();
    }
    this.#at += 1;
  }

  #name(): string {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return this.#quoted();
    const name = this.#match(NAME);
    if (name === undefined) throw new NotRelaxedJson();
    return name;
  }

  #quoted(): string {
    const quote = this.#text[this.#at];
    let made = '';
    for (this.#at += 1; this.#text[this.#at] !== quote; this.#at += 1) {
      const sign = this.#text[this.#at];
      if (sign === undefined || sign < ' ') throw new NotRelaxedJson();
      made += sign === '\\' ? this.#escaped() : sign;
    }
    this.#at += 1;
    return made;
  }

  #escaped(): string {
    this.#at += 1;
    const sign = this.#text[this.#at];
    if (sign === 'u') {
      const hex = this.#text.slice(this.#at + 1, this.#at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new NotRelaxedJson();
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = sign === undefined ? undefined : ESCAPES[sign];
    if (meant === undefined) throw new NotRelaxedJson();
    return meant;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
