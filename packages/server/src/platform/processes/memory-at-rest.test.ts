import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveMemoryBackAtRest } from './memory-at-rest.ts';

const EVERY = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a process that rests', () => {
  it('gives memory back once, and again after it worked', () => {
    let used = 0;
    let given = 0;
    const stop = giveMemoryBackAtRest({ used: () => used, giveBack: () => given++ }, EVERY);
    used += 900_000;
    vi.advanceTimersByTime(EVERY);
    expect(given).toBe(0);
    vi.advanceTimersByTime(3 * EVERY);
    expect(given).toBe(1);
    used += 400_000;
    vi.advanceTimersByTime(EVERY);
    expect(given).toBe(1);
    vi.advanceTimersByTime(EVERY);
    expect(given).toBe(2);
    stop();
    used += 400_000;
    vi.advanceTimersByTime(3 * EVERY);
    expect(given).toBe(2);
  });

  it('holds less of what it no longer needs', () => {
    vi.useRealTimers();
    const garbage = Array.from({ length: 200_000 }, (_, place) => ({ place, text: String(place) }));
    expect(garbage.length).toBe(200_000);
    garbage.length = 0;
    const before = process.memoryUsage().heapUsed;
    vi.useFakeTimers();
    const stop = giveMemoryBackAtRest(undefined, EVERY);
    vi.advanceTimersByTime(EVERY);
    stop();
    expect(process.memoryUsage().heapUsed).toBeLessThan(before);
  });
});
