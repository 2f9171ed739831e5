import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInStream, findSequences } from './support/find-sequence.ts';

/** A sequence and the regular expression that means the same over characters of one byte: an oracle apart. */
interface Pair {
  readonly sequence: string;
  readonly regular: string;
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
/** Few different bytes, so that random ones match often. */
const byte = fc.constantFrom(0x00, 0x41, 0xff);
const one: fc.Arbitrary<Pair> = fc.oneof(
  byte.map((value) => ({ sequence: hex(value), regular: `\\x${hex(value)}` })),
  byte.map((value) => ({ sequence: `[!${hex(value)}]`, regular: `[^\\x${hex(value)}]` })),
  fc.constant({ sequence: '[00:41]', regular: '[\\x00-\\x41]' }),
);
const joined = (parts: readonly Pair[]): Pair => ({
  sequence: parts.map((part) => part.sequence).join(''),
  regular: parts.map((part) => part.regular).join(''),
});
const run = fc.array(one, { minLength: 1, maxLength: 4 }).map(joined);
const gap = (widest: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.nat(3), fc.nat(widest)).map(([min, more]) => ({
    sequence: `{${min}-${min + more}}`,
    regular: `[^]{${min},${min + more}}`,
  }));
const endless: fc.Arbitrary<Pair> = fc.constantFrom(
  { sequence: '*', regular: '[^]*' },
  { sequence: '{2-*}', regular: '[^]{2,}' },
);
const alternative = fc.oneof(
  run,
  fc.tuple(run, gap(3), run).map(joined),
  fc.tuple(gap(3), run).map(joined),
  fc.tuple(run, gap(3)).map(joined),
);
const choice = fc.array(alternative, { minLength: 1, maxLength: 3 }).map((parts) => ({
  sequence: `(${parts.map((part) => part.sequence).join('|')})`,
  regular: `(?:${parts.map((part) => part.regular).join('|')})`,
}));
const sequenceOf = (middle: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc
    .tuple(fc.option(gap(6)), run, fc.array(middle, { maxLength: 5 }), run, fc.option(gap(6)))
    .map(([before, first, parts, last, after]) =>
      joined([before, first, ...parts, last, after].filter((part) => part !== null)),
    );
const sequence = sequenceOf(fc.oneof(run, choice, gap(3), gap(100), endless));
/** Without `*`: over long texts, the oracle would never end. */
const bounded = sequenceOf(fc.oneof(run, choice, gap(3)));
/** Bytes long enough for wide gaps. */
const bytes = fc
  .array(fc.oneof({ weight: 20, arbitrary: byte }, fc.constant(0x42)), { maxLength: 300 })
  .map((list) => Uint8Array.from(list));

function agree(reference: 'BOF' | 'EOF' | 'variable', pair: Pair, content: Uint8Array): void {
  const text = String.fromCharCode(...content);
  const regular = { BOF: `^${pair.regular}`, EOF: `${pair.regular}$`, variable: pair.regular }[reference];
  const expected = new RegExp(regular).test(text);
  const expression = reference === 'variable' ? `*${pair.sequence}` : pair.sequence;
  const parts = findSequences([{ reference, expression }], content);
  expect(parts !== undefined, `${expression} in ${reference}`).toBe(expected);
}

describe('a sequence is found exactly where its regular expression is', () => {
  for (const reference of ['BOF', 'EOF', 'variable'] as const) {
    it(`at ${reference}`, () => {
      fc.assert(
        fc.property(sequence, bytes, (pair, content) => agree(reference, pair, content)),
        { numRuns: 600, interruptAfterTimeLimit: 4_000 },
      );
    });
  }

  it('far from both ends, across the blocks in which a file is read, in a stream too', () => {
    const block = 256 * 1024;
    const lengths = fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        bounded,
        bytes,
        fc.integer({ min: 0, max: 320 }),
        lengths,
        (pair, middle, shift, chunks) => {
          const content = new Uint8Array(block + 20_000).fill(0x42);
          content.set(middle, block - shift);
          const expected = new RegExp(pair.regular).test(
            String.fromCharCode(...content.subarray(block - 1_500, block + 1_500)),
          );
          const sequences = [{ reference: 'variable', expression: `*${pair.sequence}` } as const];
          expect(findSequences(sequences, content) !== undefined, pair.sequence).toBe(expected);
          expect(findInStream(sequences, content, chunks) !== undefined, pair.sequence).toBe(expected);
        },
      ),
      { numRuns: 100, interruptAfterTimeLimit: 4_000 },
    );
  });

  it('at a far offset of either end, in a stream too', () => {
    fc.assert(
      fc.property(bounded, bytes, fc.integer({ min: 9_000, max: 9_400 }), (pair, middle, offset) => {
        const content = new Uint8Array(19_000).fill(0x42);
        content.set(middle, 9_200);
        const text = String.fromCharCode(...content);
        const atHead = [{ reference: 'BOF', expression: `{9000-${offset}}${pair.sequence}` } as const];
        const expected = new RegExp(`^[^]{9000,${offset}}${pair.regular}`).test(text);
        expect(findSequences(atHead, content) !== undefined, pair.sequence).toBe(expected);
        expect(findInStream(atHead, content, [5, 11_000]) !== undefined, pair.sequence).toBe(expected);
        const atTail = [{ reference: 'EOF', expression: `${pair.sequence}{9000-${offset}}` } as const];
        const reversed = content.toReversed();
        const expectedAtTail = new RegExp(`${pair.regular}[^]{9000,${offset}}$`).test(
          String.fromCharCode(...reversed),
        );
        expect(findSequences(atTail, reversed) !== undefined, pair.sequence).toBe(expectedAtTail);
        expect(findInStream(atTail, reversed, [14_000]) !== undefined, pair.sequence).toBe(expectedAtTail);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 3_000 },
    );
  });

  it('where several sequences are asked for, only if all are there', () => {
    const pairs = fc.record({ head: run, tail: run, anywhere: run });
    fc.assert(
      fc.property(pairs, bytes, ({ head, tail, anywhere }, content) => {
        const text = String.fromCharCode(...content);
        const expected = [`^${head.regular}`, `${tail.regular}$`, anywhere.regular].every((one) =>
          new RegExp(one).test(text),
        );
        const found = findSequences(
          [
            { reference: 'BOF', expression: head.sequence },
            { reference: 'EOF', expression: tail.sequence },
            { reference: 'variable', expression: `*${anywhere.sequence}` },
          ],
          content,
        );
        expect(found !== undefined).toBe(expected);
      }),
      { numRuns: 300, interruptAfterTimeLimit: 4_000 },
    );
  });
});

describe('parts are told where they stand', () => {
  it('from the beginning of the file, in the order of bytes', () => {
    const content = new Uint8Array(1000);
    content.set([0x41, 0x42, 0x43], 2);
    content.set([0x44, 0x45], 500);
    content.set([0x46], 996);
    expect(
      findSequences(
        [
          { reference: 'EOF', expression: '46{3}' },
          { reference: 'BOF', expression: '{0-9}414243{100-*}4445' },
        ],
        content,
      ),
    ).toEqual([
      { offset: 2, length: 3 },
      { offset: 500, length: 2 },
      { offset: 996, length: 1 },
    ]);
  });
});
