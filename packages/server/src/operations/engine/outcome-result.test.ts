import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gravity, STATUSES, type Status, worst } from '../../logbook/index.ts';
import type { Outcome } from './definition.ts';
import { type ActionResult, mergeResults, resultOf, stopsBatch } from './outcome-result.ts';
import { stepResult } from './step-result.ts';

const ITEMS_STEP = {
  distribution: { kind: 'ITEMS', type: 'Units', batchSize: 10, statusOnEmpty: 'WARNING' },
} as const;

const status: fc.Arbitrary<Status> = fc.constantFrom(...STATUSES);
const sub = fc.record(
  { key: fc.constantFrom('A', 'B', 'C'), status, subcode: fc.constantFrom('X', 'Y') },
  { requiredKeys: ['key', 'status'] },
);
const outcome: fc.Arbitrary<Outcome> = fc.record(
  {
    status,
    subcode: fc.constantFrom('S', 'T', null),
    subOutcomes: fc.array(sub, { maxLength: 4 }),
    silent: fc.boolean(),
  },
  { requiredKeys: ['status'] },
);
const result: fc.Arbitrary<ActionResult> = fc
  .tuple(outcome, fc.nat({ max: 50 }))
  .map(([given, items]) => resultOf(given, items, undefined));

describe('the aggregation of statuses', () => {
  it('gives an action the gravest of its own status and its sub-tasks', () => {
    fc.assert(
      fc.property(outcome, (given) => {
        const all = [given.status, ...(given.subOutcomes ?? []).map((item) => item.status)];
        expect(resultOf(given, 1, undefined).status).toBe(worst(...all));
      }),
    );
  });

  it('gives the same statuses and counters whatever the grouping of batches', () => {
    fc.assert(
      fc.property(result, result, result, (a, b, c) => {
        const left = mergeResults(mergeResults(a, b), c);
        const right = mergeResults(a, mergeResults(b, c));
        expect(left).toEqual(right);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same step status and counters whatever the order of batches', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 8 }), fc.integer(), (results, seed) => {
        const batches = results.map((one, index) => [{ action: index % 2, result: one }]);
        const shuffled = [...batches].sort(
          (a, b) => (JSON.stringify(a) > JSON.stringify(b) ? 1 : -1) * (seed || 1),
        );
        const straight = stepResult(ITEMS_STEP, batches, 100);
        const other = stepResult(ITEMS_STEP, shuffled, 100);
        expect(other.status).toBe(straight.status);
        expect(other.meter).toEqual(straight.meter);
      }),
    );
  });

  it('never makes a whole lighter than one of its parts, nor graver than all of them', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 8 }), (results) => {
        const step = stepResult(
          ITEMS_STEP,
          results.map((one) => [{ action: 0, result: one }]),
          100,
        );
        const gravest = Math.max(...results.map((one) => gravity(one.status)));
        expect(gravity(step.status)).toBe(Math.max(gravest, gravity('OK')));
      }),
    );
  });

  it('counts every item once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const results = sizes.map((size) => resultOf({ status: 'OK' }, size, undefined));
        const merged = results.reduce(mergeResults);
        expect(merged.meter.reduce((sum, count) => sum + count, 0)).toBe(
          sizes.reduce((sum, size) => sum + size, 0),
        );
      }),
    );
  });
});

describe('the subcode of an action', () => {
  it('is that of the last sub-task that has one', () => {
    const subOutcomes = [
      { key: 'A', status: 'KO', subcode: 'FIRST' },
      { key: 'B', status: 'KO', subcode: 'LAST' },
      { key: 'C', status: 'OK' },
    ] as const;
    expect(resultOf({ status: 'KO', subOutcomes }, 1, undefined).subcode).toBe('LAST');
    expect(resultOf({ status: 'KO', subcode: null, subOutcomes }, 1, undefined).subcode).toBeUndefined();
    expect(resultOf({ status: 'KO', subcode: 'OWN', subOutcomes }, 1, undefined).subcode).toBe('OWN');
  });

  it('is the first that a batch set', () => {
    const without = resultOf({ status: 'OK' }, 1, undefined);
    const first = resultOf({ status: 'KO', subcode: 'FIRST' }, 1, undefined);
    const second = resultOf({ status: 'KO', subcode: 'SECOND' }, 1, undefined);
    expect([without, first, second].reduce(mergeResults).subcode).toBe('FIRST');
  });
});

describe('what stops a batch', () => {
  it('is a blocking action in KO, and any FATAL', () => {
    const ko = resultOf({ status: 'KO' }, 1, undefined);
    const fatal = resultOf({ status: 'FATAL' }, 1, undefined);
    const warning = resultOf({ status: 'WARNING' }, 1, undefined);
    expect([stopsBatch(ko, 'BLOCKING'), stopsBatch(ko, 'NOBLOCKING')]).toEqual([true, false]);
    expect([stopsBatch(fatal, 'BLOCKING'), stopsBatch(fatal, 'NOBLOCKING')]).toEqual([true, true]);
    expect(stopsBatch(warning, 'BLOCKING')).toBe(false);
  });

  it('is not the KO of items that only makes a warning', () => {
    const result = resultOf({ status: 'KO', meter: { OK: 8, KO: 2 } }, 10, 'KO_CAUSES_WARNING');
    expect(result.status).toBe('WARNING');
    expect(result.meter[STATUSES.indexOf('KO')]).toBe(2);
    expect(stopsBatch(result, 'BLOCKING')).toBe(false);
  });
});

describe('a step without items', () => {
  it('has the status of its empty distribution, and an event', () => {
    expect(stepResult(ITEMS_STEP, [], 0)).toMatchObject({ status: 'WARNING', empty: 'WARNING', actions: [] });
  });

  it('is neutral and silent when its distribution says nothing', () => {
    const levels = { distribution: { ...ITEMS_STEP.distribution, statusOnEmpty: null } };
    const step = stepResult(levels, [], 0);
    expect(step.status).toBe('OK');
    expect(step.empty).toBeUndefined();
  });
});
