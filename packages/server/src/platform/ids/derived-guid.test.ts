import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../clock/clock.ts';
import { derivedGuid, derivedItemGuid, guidSeries, MAX_ORDINAL } from './derived-guid.ts';
import { readGuid } from './guid.ts';
import { createGuidFactory } from './guid-factory.ts';

const newGuid = createGuidFactory({
  platformId: 2 ** 27 * 5 + 42,
  processId: 1234,
  clock: fixedClock(new Date('2026-01-02T03:04:05.678Z')),
});
const operation = newGuid('operation', 2);
const ordinals = fc.integer({ min: 0, max: MAX_ORDINAL });

describe('derived ids', () => {
  it('are the same each time', () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        expect(derivedGuid('unit', 2, operation, ordinal)).toBe(derivedGuid('unit', 2, operation, ordinal));
      }),
    );
  });

  it('have the form of an id of their kind, with the tenant, the time and the site of their operation', () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        const parsed = readGuid(derivedGuid('object', 2, operation, ordinal));
        expect(parsed).toMatchObject({
          kind: 'object',
          tenant: 2,
          worm: true,
          time: readGuid(operation).time,
        });
        expect(Math.floor(parsed.platformId / 2 ** 27)).toBe(5);
        expect(parsed.processId).toBeLessThan(2 ** 22);
      }),
    );
  });

  it('never collide in an operation, also beyond the 24 bits of the counter', () => {
    fc.assert(
      fc.property(ordinals, ordinals, (left, right) => {
        fc.pre(left !== right);
        expect(derivedGuid('unit', 2, operation, left)).not.toBe(derivedGuid('unit', 2, operation, right));
      }),
    );
    const series = guidSeries('unit', 2, operation);
    const around = [0, 2 ** 24, 2 ** 25, 3 * 2 ** 24, 2 ** 45].flatMap((start) =>
      Array.from({ length: 20_000 }, (_, place) => start + place),
    );
    expect(new Set(around.map(series)).size).toBe(around.length);
  });

  it('follow the order of ordinals in the counter', () => {
    const series = guidSeries('unit', 2, operation);
    expect([5, 6, 7].map((ordinal) => readGuid(series(ordinal)).counter)).toEqual([5, 6, 7]);
  });

  it('do not collide between operations of the same millisecond, nor with new ids', () => {
    const operations = Array.from({ length: 300 }, () => newGuid('operation', 2));
    const derived = operations.flatMap((id) => {
      const series = guidSeries('unit', 2, id);
      return Array.from({ length: 100 }, (_, ordinal) => series(ordinal));
    });
    const fresh = Array.from({ length: 10_000 }, () => newGuid('unit', 2));
    expect(new Set([...derived, ...fresh]).size).toBe(derived.length + fresh.length);
  });

  it('of existing items are told apart by item and ordinal', () => {
    const items = Array.from({ length: 20_000 }, (_, ordinal) => derivedGuid('unit', 2, operation, ordinal));
    const events = items.flatMap((item) =>
      [0, 1, 2].map((event) => derivedItemGuid('event', 2, operation, item, event)),
    );
    expect(new Set(events).size).toBe(60_000);
    expect(readGuid(events[0] ?? '')).toMatchObject({
      kind: 'event',
      tenant: 2,
      time: readGuid(operation).time,
    });
  });

  it('are refused for an ordinal that is none, and for an operation that has no id', () => {
    expect(() => derivedGuid('unit', 0, operation, -1)).toThrow(/ordinal/);
    expect(() => derivedGuid('unit', 0, operation, MAX_ORDINAL + 1)).toThrow(/ordinal/);
    expect(() => derivedGuid('unit', 0, 'my operation', 0)).toThrow(/not an identifier/);
  });
});
