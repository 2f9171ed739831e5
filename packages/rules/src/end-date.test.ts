import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToDay, daysInMonth, formatDay, parseDay } from './calendar.ts';
import { endDateOf } from './end-date.ts';

const rule = (duration: string | undefined, measurement: string | undefined, type = 'AppraisalRule') => ({
  RuleId: 'R-1',
  RuleType: type,
  ...(duration === undefined ? {} : { RuleDuration: duration }),
  ...(measurement === undefined ? {} : { RuleMeasurement: measurement }),
});

const day = fc
  .record({
    year: fc.integer({ min: 1, max: 8999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.nat(30),
  })
  .map(({ year, month, day }) => ({ year, month, day: Math.min(day + 1, daysInMonth(year, month)) }));

describe('the end date of a declared rule', () => {
  it.each([
    ['2024-02-29', '1', 'Year', '2025-02-28'],
    ['2024-02-29', '4', 'year', '2028-02-29'],
    ['2024-02-29', '12', 'MONTH', '2025-02-28'],
    ['2024-01-31', '1', 'Month', '2024-02-29'],
    ['2023-01-31', '1', 'Month', '2023-02-28'],
    ['2024-12-31', '1', 'Day', '2025-01-01'],
    ['1895-01-01', '100', 'Year', '1995-01-01'],
    ['2000-01-01', '9999', 'Year', '11999-01-01'],
  ])('is %s + %s %s = %s', (start, duration, measurement, end) => {
    expect(endDateOf('AppraisalRule', { Rule: 'R-1', StartDate: start }, rule(duration, measurement))).toBe(
      end,
    );
  });

  it('is absent without a start date and for an unlimited duration', () => {
    expect(endDateOf('AccessRule', { Rule: 'R-1' }, rule('10', 'Year'))).toBeUndefined();
    const declared = { Rule: 'R-1', StartDate: '2000-01-01' };
    expect(endDateOf('AccessRule', declared, rule('unlimited', 'Year'))).toBeUndefined();
    expect(endDateOf('AccessRule', declared, rule('Unlimited', 'Year'))).toBeUndefined();
  });

  it('is the end of the hold when the hold rule has no duration', () => {
    const hold = { Rule: 'HOL-1', StartDate: '2000-01-01', HoldEndDate: '2010-01-01' };
    expect(endDateOf('HoldRule', hold, rule(undefined, undefined, 'HoldRule'))).toBe('2010-01-01');
    expect(
      endDateOf('HoldRule', { Rule: 'HOL-1', StartDate: '2000-01-01' }, rule('', '', 'HoldRule')),
    ).toBeUndefined();
  });

  it('is start + duration for a hold rule that has one', () => {
    const hold = { Rule: 'HOL-1', StartDate: '2000-01-01' };
    expect(endDateOf('HoldRule', hold, rule('1', 'Year', 'HoldRule'))).toBe('2001-01-01');
  });
});

describe('calendar arithmetic', () => {
  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(parseDay(formatDay(one))).toEqual(one);
      }),
    );
  });

  it('adds days as the machine calendar does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400_000 }), (start, count) => {
        const date = new Date(0);
        date.setUTCFullYear(start.year, start.month - 1, start.day + count);
        expect(addToDay(start, count, 'day')).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });

  it('lands in the month asked for, on the same day or on its last one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 12_000 }), (start, count) => {
        const end = addToDay(start, count, 'month');
        expect(end.year * 12 + end.month).toBe(start.year * 12 + start.month + count);
        expect(end.day).toBe(Math.min(start.day, daysInMonth(end.year, end.month)));
      }),
    );
  });

  it('makes a year of twelve months', () => {
    fc.assert(
      fc.property(day, fc.nat(900), (start, count) => {
        expect(addToDay(start, count, 'year')).toEqual(addToDay(start, count * 12, 'month'));
      }),
    );
  });

  it.each(['0000-00-00', '2023-02-30', '2023-13-01', '14-08-1914', '1914', '1914-08', '', '−052-09-01'])(
    'knows no day %s',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );
});
