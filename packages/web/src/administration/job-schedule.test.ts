import { describe, expect, it } from 'vitest';
import { oftenOf } from './job-schedule.ts';

describe('how often a job runs', () => {
  it.each([
    ['0 10 * * * ?', { every: 'hours', number: 1 }],
    ['0 0 0/6 * * ?', { every: 'hours', number: 6 }],
    ['0 0/5 * * * ?', { every: 'minutes', number: 5 }],
    ['0 30 2 * * ?', { every: 'day', number: 1 }],
    ['0 30 2 ? * MON', undefined],
    ['', undefined],
  ])('%s', (cron, often) => {
    expect(oftenOf(cron)).toEqual(often);
  });
});
