import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateRaw } from './inflate.ts';

const content = fc.oneof(
  fc.uint8Array({ maxLength: 5_000 }),
  fc
    .array(fc.constantFrom('<w:p>', '</w:p>', 'é', ' '), { maxLength: 2_000 })
    .map((words) => new TextEncoder().encode(words.join(''))),
);
const strategy = fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY);

describe('a deflate stream', () => {
  it('gives back what zlib deflated, stored, fixed or dynamic', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 0, max: 9 }), strategy, (bytes, level, chosen) => {
        const deflated = deflateRawSync(bytes, { level, strategy: chosen });
        expect(Buffer.from(inflateRaw(deflated, bytes.length + 10)).equals(bytes)).toBe(true);
      }),
      { numRuns: 150, interruptAfterTimeLimit: 4_000 },
    );
  });

  it('gives its beginning up to the limit, and where it is cut', () => {
    const bytes = new TextEncoder().encode('abc'.repeat(5_000));
    const deflated = deflateRawSync(bytes);
    expect(Buffer.from(inflateRaw(deflated, 1_000)).equals(bytes.subarray(0, 1_000))).toBe(true);
    const cut = inflateRaw(deflated.subarray(0, deflated.length >> 1), 100_000);
    expect(Buffer.from(cut).equals(bytes.subarray(0, cut.length))).toBe(true);
  });

  it('that is a bomb costs no more than the limit', () => {
    const bomb = deflateRawSync(new Uint8Array(50_000_000));
    expect(inflateRaw(bomb, 4_096)).toHaveLength(4_096);
  });

  it('of random bytes gives bytes within the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(inflateRaw(bytes, 10_000).length).toBeLessThanOrEqual(10_000);
      }),
      { numRuns: 300, interruptAfterTimeLimit: 2_000 },
    );
  });
});
