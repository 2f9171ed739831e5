import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSearch, type LiteralSearch } from './aho-corasick.ts';
import { buildLeapingSearch } from './wu-manber.ts';

const byte = fc.constantFrom(0, 1, 2);
const literal = fc.array(byte, { minLength: 1, maxLength: 6 }).map((list) => Uint8Array.from(list));
const long = fc.array(byte, { minLength: 3, maxLength: 8 }).map((list) => Uint8Array.from(list));
const bytes = fc
  .array(fc.oneof({ weight: 5, arbitrary: byte }, fc.nat(255)), { maxLength: 2_000 })
  .map((list) => Uint8Array.from(list));

/** What each place holds, looked at one by one. */
function plainly(literals: readonly Uint8Array[], content: Uint8Array, from: number, to: number): string[] {
  const found: string[] = [];
  for (let start = from; start < Math.min(to, content.length); start++) {
    literals.forEach((one, id) => {
      if (start + one.length <= content.length && one.every((value, at) => content[start + at] === value)) {
        found.push(`${start}:${id}`);
      }
    });
  }
  return found.sort();
}

function foundBy(search: LiteralSearch, content: Uint8Array, from: number, to: number): string[] {
  const found: string[] = [];
  search.scan(content, from, to, (id, start) => {
    found.push(`${start}:${id}`);
    return false;
  });
  return found.sort();
}

describe('literals are found each time they stand, and never elsewhere', () => {
  it.each([
    ['by Aho and Corasick', buildSearch, literal],
    ['by leaps', buildLeapingSearch, long],
    ['by leaps, some too short', buildLeapingSearch, literal],
  ] as const)('%s', (_, build, literals) => {
    const range = fc.tuple(fc.nat(100), fc.nat(2_100));
    fc.assert(
      fc.property(
        fc.array(literals, { minLength: 1, maxLength: 8 }),
        bytes,
        range,
        (list, content, [from, to]) => {
          const search = build(list.map((one, id) => ({ literal: one, id })));
          expect(foundBy(search, content, from, to)).toEqual(plainly(list, content, from, to));
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 4_000 },
    );
  });

  it('in rows of one byte, where leaping is given up', () => {
    const zeros = new Uint8Array(100_000);
    const search = buildLeapingSearch([{ literal: new Uint8Array(4), id: 7 }]);
    expect(foundBy(search, zeros, 0, 50_000)).toHaveLength(50_000);
  });
});
