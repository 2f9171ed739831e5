import { accepted } from '@chartrier/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCollect, TENANT } from './start-collect.ts';

const { client, newProject, newTransaction } = await startCollect();
const { collect } = client;

/** The published table: what may be asked of a transaction, and what it becomes. */
const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  close: { OPEN: 'READY' },
  reopen: { READY: 'OPEN', KO: 'OPEN', ACK_KO: 'OPEN' },
  abort: { OPEN: 'ABORTED', READY: 'ABORTED', KO: 'ABORTED', ACK_KO: 'ABORTED' },
};
const STEPS = ['close', 'reopen', 'abort', 'unit'] as const;

describe('whatever is asked of a transaction, in whatever order', () => {
  it('does what the published table says, or is refused with 400 and changes nothing', async () => {
    const project = await newProject();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 8 }), async (steps) => {
        const id = await newTransaction(project);
        let status = 'OPEN';
        for (const step of steps) {
          const answer =
            step === 'unit'
              ? await collect.createUnit(TENANT, id, { Title: 'x' })
              : await collect[step](TENANT, id);
          const next = step === 'unit' ? (status === 'OPEN' ? 'OPEN' : undefined) : TABLE[step]?.[status];
          expect([step, status, answer.ok ? 200 : answer.status]).toEqual([
            step,
            status,
            next === undefined ? 400 : 200,
          ]);
          status = next ?? status;
          expect(accepted(await collect.transaction(TENANT, id)).$results[0]?.Status).toBe(status);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('closes once, when several ask at once', async () => {
    const id = await newTransaction();
    const answers = await Promise.all(Array.from({ length: 8 }, () => collect.close(TENANT, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.status === 400)).toHaveLength(7);
  });
});
