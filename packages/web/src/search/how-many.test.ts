import { describe, expect, it } from 'vitest';
import { howMany } from './how-many.ts';

const asked = { q: 'registre', agency: ['A'] };
const many = { asked, total: 1_000, isExact: false };
const counted = (q: string, total: number) => ({
  data: { address: { agency: ['A'], q }, total },
  isError: false,
});
const notCounted = { data: undefined, isError: false };
const failed = { data: undefined, isError: true };
const notReached = { data: undefined, isError: false };

describe('how many units answer', () => {
  it('is what the first page told when it is exact, whatever was counted before', () => {
    const few = { asked, total: 12, isExact: true };
    for (const one of [notCounted, failed, counted('autre', 7)])
      expect(howMany(few, one, notReached)).toEqual({ total: 12, isExact: true, isAwaited: false });
  });

  it('is at least what the first page told until it is counted, and then the exact number', () => {
    expect(howMany(many, notCounted, notReached)).toEqual({ total: 1_000, isExact: false, isAwaited: true });
    // the counts of the search before are not this one's
    expect(howMany(many, counted('autre', 7), notReached)).toMatchObject({ total: 1_000, isExact: false });
    expect(howMany(many, counted('registre', 123_456), notReached)).toEqual({
      total: 123_456,
      isExact: true,
      isAwaited: false,
    });
  });

  it('is what a page tells at most where it cannot be counted', () => {
    expect(howMany(many, failed, notReached)).toEqual({ total: 1_000, isExact: false, isAwaited: true });
    for (const [reached, isExact] of [
      [10_000, false],
      [9_999, true],
    ] as const)
      expect(howMany(many, failed, { data: reached, isError: false })).toEqual({
        total: reached,
        isExact,
        isAwaited: false,
      });
    expect(howMany(many, failed, failed)).toEqual({ total: 1_000, isExact: false, isAwaited: false });
  });

  it('is awaited before anything is known', () => {
    expect(howMany(undefined, notCounted, notReached)).toMatchObject({ total: 0, isAwaited: true });
  });
});
