import { describe, expect, it } from 'vitest';
import { parseSequence, SequenceSyntaxError } from './parse-sequence.ts';
import { partInSegments } from './segments.ts';

describe('a byte sequence is refused', () => {
  it.each([
    ['4', 'two hexadecimal digits'],
    ['41G2', 'two hexadecimal digits'],
    ["'open", 'not closed'],
    ["''", 'empty text'],
    ["'é€'", 'more than one byte'],
    ['41{', 'a gap is written'],
    ['41{5-2}', 'ends before it begins'],
    ['[30:39', 'not closed'],
    ['[]', 'holds no byte'],
    ['[!00:FF]', 'holds no byte'],
    ['[!0000:FFFF]', 'holds no byte'],
    ['[00:1000]', 'different lengths'],
    ['(41|)', 'an alternative without bytes'],
    ['(41|{3})', 'an alternative without bytes'],
    ['(41', 'expected ")"'],
    ['41)', 'unexpected ")"'],
    ['41?42', 'expected "??"'],
    ['('.repeat(100), 'too deep'],
    ['['.repeat(100), 'too deep'],
  ])('%s', (expression, reason) => {
    expect(() => parseSequence(expression)).toThrow(SequenceSyntaxError);
    expect(() => parseSequence(expression)).toThrow(reason);
  });

  it.each([
    ['*', 'gives no byte'],
    ['??', 'gives no byte'],
    ['(41{0-*}42|43)', 'too long'],
    ['(41{0-99999999}42|4344)', 'too long'],
  ])('%s cannot be searched', (expression, reason) => {
    expect(() => partInSegments(parseSequence(expression))).toThrow(RangeError);
    expect(() => partInSegments(parseSequence(expression))).toThrow(reason);
  });
});
