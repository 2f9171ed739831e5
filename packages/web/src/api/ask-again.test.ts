import { describe, expect, it } from 'vitest';
import { asksAgain, pauseBeforeAskingAgain } from './ask-again.ts';
import { RefusedCall } from './refused.ts';

const silence = new RefusedCall(0, { message: 'Failed to fetch' });
const awaited = ['DATABASE_UNAVAILABLE', 'DATABASE_BUSY'].map((symbol) => new RefusedCall(503, { symbol }));
const refusals = [
  new RefusedCall(503, { symbol: 'DATABASE_STATEMENT_CANCELLED' }),
  new RefusedCall(503, { message: 'the page of a proxy' }),
  new RefusedCall(500, { symbol: 'INTERNAL' }),
  new RefusedCall(401, { symbol: 'SESSION_ENDED' }),
  new RefusedCall(400, {}),
];

/** For how long a question is asked again, in seconds. */
function secondsAsked(error: RefusedCall): number {
  let milliseconds = 0;
  for (let tries = 0; asksAgain(tries, error); tries += 1)
    milliseconds += pauseBeforeAskingAgain(tries, error);
  return milliseconds / 1_000;
}

describe('what is asked again by itself', () => {
  it('is what the database could not answer, for some minutes and often', () => {
    for (const error of awaited) {
      expect(error.trouble).toBe('database');
      expect(error.isPassing).toBe(true);
      expect(secondsAsked(error)).toBeGreaterThan(180);
      expect(pauseBeforeAskingAgain(40, error)).toBeLessThanOrEqual(5_000);
    }
  });

  it('is what nobody answered, a few times', () => {
    expect(silence.trouble).toBe('offline');
    expect(secondsAsked(silence)).toBe(31);
  });

  it('is no refusal, and nothing that took too long', () => {
    for (const error of refusals) {
      expect(error.isPassing).toBe(false);
      expect(secondsAsked(error)).toBe(0);
    }
    expect(asksAgain(0, new Error('a fault of ours'))).toBe(false);
  });
});
