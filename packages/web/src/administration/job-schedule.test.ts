import { describe, expect, it } from 'vitest';
import { everyOf } from './job-schedule.ts';

describe('how often a job runs', () => {
  it.each([
    ['0 10 * * * ?', 'hour'],
    ['0 30 2 * * ?', 'day'],
    ['0 30 2 ? * MON', 'other'],
    ['0 */5 * * * ?', 'other'],
    ['', 'other'],
  ])('%s: %s', (cron, every) => {
    expect(everyOf(cron)).toBe(every);
  });
});
