import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVER, statusAfter, TRANSITIONS, type TransactionStatus, type Transition } from './statuses.ts';

const transitions = fc.constantFrom(...(Object.keys(TRANSITIONS) as Transition[]));
const LEAVES_NO_WAY_OUT: readonly TransactionStatus[] = ['ABORTED', 'ACK_OK', 'ACK_WARNING'];

function walk(steps: readonly Transition[]): readonly TransactionStatus[] {
  const met: TransactionStatus[] = ['OPEN'];
  for (const step of steps) {
    const next = statusAfter(met.at(-1) ?? 'OPEN', step);
    if (next !== undefined) met.push(next);
  }
  return met;
}

describe('the statuses of a transaction', () => {
  it('are those of the published table, one by one', () => {
    const table = Object.entries(TRANSITIONS).flatMap(([name, { from, to }]) =>
      from.map((status) => `${status} ${name} ${to}`),
    );
    expect(table).toEqual([
      'OPEN close READY',
      'READY reopen OPEN',
      'ACK_KO reopen OPEN',
      'KO reopen OPEN',
      'OPEN abort ABORTED',
      'READY abort ABORTED',
      'ACK_KO abort ABORTED',
      'KO abort ABORTED',
      'READY send SENDING',
      'SENDING sent SENT',
      'SENDING failed KO',
      'SENT acknowledgedOk ACK_OK',
      'SENT acknowledgedWarning ACK_WARNING',
      'SENT acknowledgedKo ACK_KO',
    ]);
  });

  it('lead nowhere from the end, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(transitions, { maxLength: 40 }), (steps) => {
        const met = walk(steps);
        const end = met.findIndex((status) => LEAVES_NO_WAY_OUT.includes(status));
        expect(end === -1 || end === met.length - 1).toBe(true);
        expect(met.at(-1) === undefined).toBe(false);
      }),
    );
  });

  it('are sent only after they were frozen, and acknowledged only after they were sent', () => {
    fc.assert(
      fc.property(fc.array(transitions, { maxLength: 40 }), (steps) => {
        const met = walk(steps);
        for (const [place, status] of met.entries()) {
          if (status === 'SENDING') expect(met[place - 1]).toBe('READY');
          if (status === 'SENT') expect(met[place - 1]).toBe('SENDING');
          if (status.startsWith('ACK_')) expect(met[place - 1]).toBe('SENT');
        }
      }),
    );
  });

  it('have a way out of each that is not the end', () => {
    const all = [...new Set(Object.values(TRANSITIONS).map(({ to }) => to))];
    for (const status of all)
      expect([
        status,
        (Object.keys(TRANSITIONS) as Transition[]).some((step) => statusAfter(status, step)),
      ]).toEqual([status, !OVER.includes(status)]);
  });
});
