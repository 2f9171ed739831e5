import { expect, it } from 'vitest';
import { fixedClock, vitamDateTime } from './clock.ts';

it('dates are written in UTC, to the millisecond, without zone', () => {
  expect(vitamDateTime(new Date('2024-05-01T12:11:12.300+02:00'))).toBe('2024-05-01T10:11:12.300');
});

it('a fixed clock says what it is told', () => {
  const clock = fixedClock(new Date(1));
  clock.set(new Date(2));
  expect(clock.now()).toEqual(new Date(2));
});
