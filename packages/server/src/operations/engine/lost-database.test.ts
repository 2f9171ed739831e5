import { chartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, journalOf, untilStopped } from '../../../test/engine/toy-engine.ts';
import { toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import type { CrashPoint, Workflow } from './index.ts';

const bench = await openToyBench();
const { database, storage, engine } = bench;

/** Fails once, as a statement whose connection was ended. */
function failingOnce(): () => void {
  let failed = false;
  return () => {
    if (failed) return;
    failed = true;
    throw chartrierError('DATABASE_UNAVAILABLE', { reason: 'terminating connection' });
  };
}

async function endOf(workflow: Workflow, point?: CrashPoint) {
  const fail = failingOnce();
  const crashPoints = async (reached: CrashPoint) => {
    if (reached === point) fail();
  };
  bench.startWorker(workflow, { crashPoints });
  const operation = await createToyOperation(engine, workflow);
  const { state, status } = await untilStopped(database, operation);
  return { state, status, events: (await journalOf(database, operation)).length };
}

describe('a database that ends its connections at the end of an operation', () => {
  it.each(['before-seal', 'after-seal', 'before-completed'] as const)(
    '%s: the operation ends as any other once it answers, and waits for nobody',
    async (point) => {
      const ended = await endOf(toyWorkflow({ storage }), point);
      expect(ended).toEqual({ state: 'COMPLETED', status: 'OK', events: 15 });
    },
  );

  it('while working files are removed: they are removed all the same', async () => {
    const workflow = toyWorkflow({ storage });
    const fail = failingOnce();
    const removed: string[] = [];
    const ended = await endOf({
      ...workflow,
      cleanUp: async (context) => {
        fail();
        await workflow.cleanUp?.(context);
        removed.push(context.operationId);
      },
    });
    expect(ended).toEqual({ state: 'COMPLETED', status: 'OK', events: 15 });
    expect(removed).toHaveLength(1);
  });
});
