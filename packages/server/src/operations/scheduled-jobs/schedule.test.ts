import { describe, expect, it } from 'vitest';
import { cronOf, nextTime, type Schedule } from './schedule.ts';

const HOURLY: Schedule = { every: 'hour', minute: 40 };
const DAILY: Schedule = { every: 'day', hour: 2, minute: 30 };
const next = (schedule: Schedule, after: string) => nextTime(schedule, new Date(after)).toISOString();

describe('when a job runs next', () => {
  it('is once an hour, at its minute', () => {
    expect(next(HOURLY, '2024-03-31T01:10:00Z')).toBe('2024-03-31T01:40:00.000Z');
    expect(next(HOURLY, '2024-03-31T01:40:00Z')).toBe('2024-03-31T02:40:00.000Z');
    expect(next(HOURLY, '2024-12-31T23:59:59Z')).toBe('2025-01-01T00:40:00.000Z');
  });

  it('is every so many minutes', () => {
    const often: Schedule = { every: 'minutes', minutes: 5 };
    expect(next(often, '2024-03-31T01:10:00Z')).toBe('2024-03-31T01:15:00.000Z');
    expect(next(often, '2024-03-31T01:58:30Z')).toBe('2024-03-31T02:00:00.000Z');
  });

  it('is once a day, at its hour, whatever clocks do in Paris', () => {
    expect(next(DAILY, '2024-03-31T00:00:00Z')).toBe('2024-03-31T02:30:00.000Z');
    expect(next(DAILY, '2024-03-31T02:30:00Z')).toBe('2024-04-01T02:30:00.000Z');
    expect(next(DAILY, '2024-02-29T03:00:00Z')).toBe('2024-03-01T02:30:00.000Z');
  });

  it('is shown as Vitam’s scheduler shows it', () => {
    expect(cronOf(HOURLY)).toBe('0 40 * * * ?');
    expect(cronOf({ every: 'minutes', minutes: 5 })).toBe('0 0/5 * * * ?');
    expect(cronOf({ every: 'minutes', minutes: 120 })).toBe('0 0 0/2 * * ?');
    expect(cronOf(DAILY)).toBe('0 30 2 * * ?');
  });
});
