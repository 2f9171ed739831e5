import { describe, expect, it } from 'vitest';
import { indexedText } from './indexed-text.ts';

describe('a text in a column that is indexed', () => {
  it.each([
    ['short', 'ID12'],
    ['of two thousand letters', 'a'.repeat(2_000)],
    ['of eight hundred signs of three bytes', '文'.repeat(800)],
  ])('is itself when it is %s', (_what, text) => {
    expect(indexedText(text)).toBe(text);
  });

  it.each([
    ['letters', 'a'.repeat(3_000)],
    ['signs of three bytes', '文'.repeat(900)],
    ['signs of two halves', `${'a'.repeat(99)}${'\u{1F4DC}'.repeat(2_000)}`],
  ])('is what stands for it when it is too long: %s', (_what, text) => {
    const short = indexedText(text);
    expect(Buffer.byteLength(short)).toBeLessThan(2_400);
    expect(short.isWellFormed()).toBe(true);
    expect(indexedText(text)).toBe(short);
    expect(indexedText(`${text}.`)).not.toBe(short);
  });
});
