import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

describe('the difference between two versions', () => {
  it('has the changed lines only, each behind its sign', () => {
    const before = { Title: 'a', Same: 1, '#management': { AccessRule: { Rules: [], x: 1, y: 2 } } };
    const after = {
      Title: 'b',
      Same: 1,
      '#management': { AccessRule: { Rules: [], x: 3, y: 2 } },
      New: ['c'],
    };
    expect(differenceOf(before, after).split('\n')).toEqual([
      '-  "Title" : "a"',
      '+  "Title" : "b"',
      '-      "x" : 1,',
      '+      "x" : 3,',
      '+  "New" : [ "c" ]',
    ]);
  });

  it('is nothing between equal documents, and all of a field that is too long to compare', () => {
    expect(differenceOf({ a: { b: 1 } }, { a: { b: 1 } })).toBe('');
    const long = (value: number) => ({
      a: Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`k${n}`, n * value])),
    });
    expect(differenceOf(long(2), long(3)).split('\n')).toHaveLength(2 * 1_499);
  });

  it('mirrors itself: what one way adds, the other removes', () => {
    const document = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(document, document, (one, other) => {
        const lines = (text: string, sign: string) =>
          text
            .split('\n')
            .filter((line) => line.startsWith(sign))
            .map((line) => line.slice(1))
            .sort();
        const there = differenceOf(one as never, other as never);
        const back = differenceOf(other as never, one as never);
        expect(lines(there, '+').length).toBe(lines(back, '-').length);
        expect(lines(there, '-').length).toBe(lines(back, '+').length);
      }),
    );
  });
});
