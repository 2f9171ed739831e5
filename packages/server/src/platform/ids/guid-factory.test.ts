import { describe, expect, it } from 'vitest';
import { fixedClock, systemClock } from '../clock/clock.ts';
import { readGuid } from './guid.ts';
import { createGuidFactory } from './guid-factory.ts';

describe('new ids', () => {
  it('start their counter at 1 in each millisecond', () => {
    const clock = fixedClock(new Date(1_000));
    const newGuid = createGuidFactory({ platformId: 7, processId: 9, clock });
    const first = [newGuid('unit', 3), newGuid('object', 3)].map(readGuid);
    clock.set(new Date(1_001));
    const next = readGuid(newGuid('unit', 3));
    expect(first.map(({ counter }) => counter)).toEqual([1, 2]);
    expect(next).toMatchObject({ counter: 1, time: 1_001, platformId: 7, processId: 9, tenant: 3 });
  });

  it('never go back when the clock does', () => {
    const clock = fixedClock(new Date(5_000));
    const newGuid = createGuidFactory({ platformId: 1, processId: 1, clock });
    const before = newGuid('unit', 0);
    clock.set(new Date(4_000));
    expect(readGuid(newGuid('unit', 0))).toMatchObject({ time: 5_000, counter: 2 });
    expect(readGuid(before)).toMatchObject({ time: 5_000, counter: 1 });
  });

  it('are all different', () => {
    const newGuid = createGuidFactory({ platformId: 1, processId: 1, clock: systemClock });
    expect(new Set(Array.from({ length: 50_000 }, () => newGuid('event', 0))).size).toBe(50_000);
  });
});
