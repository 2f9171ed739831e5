import { parseLuceneRegex, parseWildcard } from '@chartrier/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfRegex, textOfWildcard } from './required-text.ts';

function ofRegex(pattern: string): string {
  const parsed = parseLuceneRegex(pattern);
  if (!parsed.ok) throw new Error('not read');
  return textOfRegex(parsed.node);
}

describe('the text that whatever fits a pattern holds', () => {
  it.each([
    ['inond[a-z]+', 'inond'],
    ['a.bcd.e', 'bcd'],
    ['(abc)+d', 'abc'],
    ['(abc)?de', 'de'],
    ['(abc|abd)e', 'e'],
    ['abc*', 'ab'],
    ['.*', ''],
    ['~(abc)', ''],
    ['.*abc.*&.*de.*', 'abc'],
    ['abc{0,2}', 'ab'],
    ['"a.b"c', 'a.bc'],
    ['<1-9>ab', 'ab'],
  ])('is, of the expression %s, « %s »', (pattern, text) => {
    expect(ofRegex(pattern)).toBe(text);
  });

  it.each([
    ['*inond*', 'inond'],
    ['ab?cde*', 'cde'],
    ['*', ''],
  ])('is, of the wildcard %s, « %s »', (pattern, text) => {
    expect(textOfWildcard(parseWildcard(pattern))).toBe(text);
  });

  it('is held by every text that fits', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '.', '(a|b)', '(ab)?', '(ab)+', 'b*', '[ab]', 'a{2}');
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
        fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 }).map((letters) => letters.join('')),
        (pattern, value) => {
          if (new RegExp(`^(?:${pattern})$`).test(value)) expect(value).toContain(ofRegex(pattern));
        },
      ),
      { seed: 20261127, numRuns: 3_000 },
    );
  });
});
