import { parseLuceneRegex, parseWildcard } from '@chartrier/dsl';
import { describe, expect, it } from 'vitest';
import { type PostgresRegex, postgresRegex, type RegexSubject, wildcardRegex } from './postgres-regex.ts';

function compiled(pattern: string, subject: RegexSubject = 'value'): PostgresRegex | undefined {
  const parsed = parseLuceneRegex(pattern);
  return parsed.ok ? postgresRegex(parsed.node, subject) : undefined;
}

/** The patterns are plain enough for both engines; what only PostgreSQL reads is tested on it. */
function fits(regex: PostgresRegex | undefined, text: string): boolean {
  if (regex === undefined) throw new Error('not compiled');
  return (
    regex.all.every((pattern) => new RegExp(pattern, 's').test(text)) &&
    !regex.none.some((pattern) => new RegExp(pattern, 's').test(text))
  );
}

describe('regular expressions for PostgreSQL', () => {
  it.each([
    ['Item', 'Item', true],
    ['te', 'Item', false],
    ['I.+m', 'Item', true],
    ['"a.b"', 'a.b', true],
    ['"a.b"', 'axb', false],
    ['a\\|b', 'a|b', true],
    ['[^a-c]+', 'xyz', true],
    ['[^a-c]+', 'xaz', false],
    ['@', '', true],
    ['#', '', false],
    ['a#?b', 'ab', true],
    ['~(Item)', 'Item', false],
    ['~(Item)', 'File', true],
    ['.*e.*&.*m', 'Item', true],
    ['.*z.*&.*m', 'Item', false],
    ['\\d{2,3}', '12', true],
    ['\\d{2,3}', '1234', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(fits(compiled(pattern), text)).toBe(expected);
  });

  it('take every number of an interval, and no other', () => {
    for (const [from, to] of [
      [0, 7],
      [9, 12],
      [1, 99],
      [37, 1004],
      [250, 250],
    ] as const) {
      const regex = compiled(`<${from}-${to}>`);
      for (let number = 0; number <= 1200; number += 1)
        expect(fits(regex, String(number))).toBe(number >= from && number <= to);
    }
    expect(fits(compiled('<01-12>'), '05')).toBe(true);
    expect(fits(compiled('<01-12>'), '5')).toBe(false);
    expect(fits(compiled('<1-120>'), '005')).toBe(true);
  });

  it('cannot say a complement or an intersection inside', () => {
    expect(compiled('a(~b)c')).toBeUndefined();
    expect(compiled('a(b&c)')).toBeUndefined();
  });

  it('on words, never go from one to the next', () => {
    expect(fits(compiled('mun.*', 'word'), 'conseil municipal')).toBe(true);
    expect(fits(compiled('conseil.*pal', 'word'), 'conseil municipal')).toBe(false);
    expect(fits(compiled('conseil[^z]municipal', 'word'), 'conseil municipal')).toBe(false);
    expect(fits(compiled('conseil municipal', 'word'), 'conseil municipal')).toBe(false);
  });
});

describe('wildcards for PostgreSQL', () => {
  it.each([
    ['*I?e*m*', 'Item', true],
    ['I*', 'Item', true],
    ['?', 'Item', false],
    ['*', '', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['50%', '50%', true],
    ['50%', '500', false],
    ['a.c', 'abc', false],
    ['é?', 'éa', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(fits(wildcardRegex(parseWildcard(pattern), 'value'), text)).toBe(expected);
  });
});
