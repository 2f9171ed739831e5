import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSimpleQuery, type SearchExpression } from '../index.ts';

/** A short writing of an expression, for the expectations below. */
function written(expression: SearchExpression | undefined): string {
  if (expression === undefined) return '';
  switch (expression.kind) {
    case 'word':
      return expression.text;
    case 'prefix':
      return `${expression.text}*`;
    case 'phrase':
      return `"${expression.text}"`;
    case 'not':
      return `!${written(expression.expression)}`;
    case 'and':
      return `(${expression.expressions.map(written).join(' & ')})`;
    case 'or':
      return `(${expression.expressions.map(written).join(' | ')})`;
  }
}

describe('the simple query syntax', () => {
  it.each([
    ['Faire cuire', '(Faire | cuire)'],
    ['"Faire cuire les courgettes"', '"Faire cuire les courgettes"'],
    ['"Faire cuire" + abracadabra', '("Faire cuire" & abracadabra)'],
    ['"Faire cuire" + -abracadabra', '("Faire cuire" & !abracadabra)'],
    ['a b + c', '((a | b) & c)'],
    ['a + b | c', '((a & b) | c)'],
    ['a +(b | c)', '(a & (b | c))'],
    ['délib*', 'délib*'],
    ['a\\*', 'a*'],
    ['--a', 'a'],
    ['- a', 'a'],
    ['roam~2 "x y"~3', '(roam | "x y")'],
    ['"unclosed', 'unclosed'],
    ['(a', 'a'],
    ['a) b', '(a | b)'],
    ['()', ''],
    ['', ''],
    ['+|-', ''],
    ['saint-étienne', 'saint-étienne'],
  ])('%s is %s', (text, expected) => {
    expect(written(parseSimpleQuery(text))).toBe(expected);
  });

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab "+-|()*~\\1'), maxLength: 40 }), (text) => {
        expect(() => parseSimpleQuery(text)).not.toThrow();
      }),
    );
    expect(() => parseSimpleQuery('('.repeat(10_000))).not.toThrow();
    expect(() => parseSimpleQuery('a '.repeat(100_000))).not.toThrow();
  });
});
