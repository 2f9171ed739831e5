import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, journalOf, untilStopped } from '../../../test/engine/toy-engine.ts';
import { type ToyServices, toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import {
  cancelOperation,
  forcePause,
  type Outcome,
  operationStatus,
  removeForcedPause,
  requestAction,
  startOperation,
  type Workflow,
  waitForCompletion,
} from './index.ts';

const bench = await openToyBench();
const { database, storage, engine } = bench;

function start(services: Partial<ToyServices> = {}): Workflow {
  const workflow = toyWorkflow({ storage, ...services });
  bench.startWorker(workflow);
  return workflow;
}

/** An action that waits, until it is told to go on or its work is interrupted. */
function gate() {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: opened.resolve,
    async wait(signal: AbortSignal): Promise<undefined> {
      reached.resolve();
      const aborted = Promise.withResolvers<never>();
      const stop = () => aborted.reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      await Promise.race([opened.promise, aborted.promise]);
    },
  };
}

describe('an operation created to wait', () => {
  it('is in PAUSE and UNKNOWN, with the first event of its journal, until it is started', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'INIT' });
    expect(await operationStatus(database, operation)).toMatchObject({
      state: 'PAUSE',
      status: 'UNKNOWN',
      nextStep: 'STP_TOY_CHECK',
      typeProc: 'INGEST',
      statusMeter: [1, 0, 0, 0, 0, 0, 0],
    });
    expect(await journalOf(database, operation)).toEqual([]);
    await database.transaction((transaction) => startOperation(transaction, operation, 'RESUME'));
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });

  it('is completed at once, in KO, when it is cancelled', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'INIT' });
    expect(await cancelOperation(database, engine, operation)).toMatchObject({
      state: 'COMPLETED',
      status: 'KO',
    });
    expect(await journalOf(database, operation)).toEqual(['PROCESS_TOY.KO']);
    await expect
      .poll(async () => {
        const found = await database.query<{ sealed: boolean }>(
          'select sealed from operation where id = $1',
          [operation.id],
        );
        return found.rows[0]?.sealed;
      })
      .toBe(true);
  });
});

describe('step by step', () => {
  it('NEXT runs one step and pauses; the commit comes with the last one', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      status: 'OK',
      stepByStep: true,
      previousStep: 'STP_TOY_CHECK',
      nextStep: 'STP_TOY_STAGE',
    });
    for (const previousStep of ['STP_TOY_STAGE', 'STP_TOY_STORE']) {
      await requestAction(database, operation, 'NEXT');
      expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', previousStep });
    }
    expect(await bench.published(operation.id)).toBe(0);
    await requestAction(database, operation, 'NEXT');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await bench.published(operation.id)).toBe(25);
    expect(await journalOf(database, operation)).toHaveLength(15);
  });

  it('RESUME runs all that is left', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    await untilStopped(database, operation);
    expect(await requestAction(database, operation, 'RESUME')).toMatchObject({ state: 'RUNNING' });
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });

  it('a blocking KO goes to the FINALLY step at once', async () => {
    const workflow = start({
      before: async (action) => (action === 'TOY_READ' ? { status: 'KO' } : undefined),
    });
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
  });
});

describe('REPLAY', () => {
  it('runs the step before again, from its first item, and pauses', async () => {
    let outcome: Outcome | undefined = { status: 'WARNING' };
    const workflow = start({ before: async (action) => (action === 'TOY_STAGE' ? outcome : undefined) });
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    await untilStopped(database, operation);
    await requestAction(database, operation, 'NEXT');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'WARNING' });
    outcome = undefined;
    await requestAction(database, operation, 'REPLAY');
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      status: 'OK',
      nextStep: 'STP_TOY_STORE',
    });
    expect(await bench.batchesOf(operation.id, 'TOY_STAGE')).toEqual([0, 10, 20, 0, 10, 20]);
    const journal = await journalOf(database, operation);
    expect(journal.filter((detail) => detail === 'STP_TOY_STAGE.STARTED.OK')).toHaveLength(1);
    expect(journal.filter((detail) => detail.startsWith('STP_TOY_STAGE.'))).toEqual([
      'STP_TOY_STAGE.STARTED.OK',
      'STP_TOY_STAGE.WARNING',
      'STP_TOY_STAGE.OK',
    ]);
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await bench.published(operation.id)).toBe(25);
  });
});

describe('PAUSE', () => {
  it('stops between two batches, and RESUME goes on with the next one', async () => {
    const hold = gate();
    const workflow = start({
      before: async (action, context) =>
        action === 'TOY_STAGE' && context.range?.from === 10 ? await hold.wait(context.signal) : undefined,
    });
    const operation = await createToyOperation(engine, workflow);
    await hold.reached;
    await requestAction(database, operation, 'PAUSE');
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      nextStep: 'STP_TOY_STAGE',
      progress: { step: 'STP_TOY_STAGE', processed: 10, toProcess: 25 },
    });
    hold.open();
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await bench.batchesOf(operation.id, 'TOY_STAGE')).toEqual([0, 10, 10, 20]);
    expect(await bench.published(operation.id)).toBe(25);
    expect(await journalOf(database, operation)).toHaveLength(15);
  });

  it('before the commit leaves nothing published', async () => {
    const hold = gate();
    const workflow = start({
      before: async (action, context) => (action === 'PREPARE' ? await hold.wait(context.signal) : undefined),
    });
    const operation = await createToyOperation(engine, workflow);
    await hold.reached;
    await requestAction(database, operation, 'PAUSE');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE' });
    expect(await bench.published(operation.id)).toBe(0);
    hold.open();
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await journalOf(database, operation)).toHaveLength(15);
  });
});

describe('CANCEL', () => {
  it('ends a running operation in KO through its FINALLY step', async () => {
    const hold = gate();
    const workflow = start({
      before: async (action, context) =>
        action === 'TOY_STAGE' && context.range?.from === 10 ? await hold.wait(context.signal) : undefined,
    });
    const operation = await createToyOperation(engine, workflow);
    await hold.reached;
    await cancelOperation(database, engine, operation);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect((await journalOf(database, operation)).slice(4)).toEqual([
      'STP_TOY_STAGE.STARTED.OK',
      'STP_TOY_STAGE.KO',
      'TOY_STAGE.OK',
      'TOY_FOLLOW.OK',
      'STP_TOY_END.STARTED.OK',
      'STP_TOY_END.OK',
      'TOY_REPLY.OK',
      'PROCESS_TOY.KO',
    ]);
    expect(await bench.published(operation.id)).toBe(0);
  });

  it('ends a paused one the same way', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    await untilStopped(database, operation);
    await cancelOperation(database, engine, operation);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect((await journalOf(database, operation)).at(-1)).toBe('PROCESS_TOY.KO');
  });

  it('also one that was paused after its last ordinary step', async () => {
    const workflow = start();
    const operation = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    for (let step = 0; step < 2; step++) {
      await untilStopped(database, operation);
      await requestAction(database, operation, 'NEXT');
    }
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      nextStep: 'STP_TOY_END',
    });
    await cancelOperation(database, engine, operation);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect(await bench.published(operation.id)).toBe(0);
  });
});

describe('an action that throws', () => {
  it('pauses the operation in FATAL, tells why, and RESUME goes on from the batch that failed', async () => {
    let broken = true;
    const workflow = start({
      before: async (action, context) => {
        if (broken && action === 'TOY_STAGE' && context.range?.from === 10)
          throw new TypeError('secret text');
        return undefined;
      },
    });
    const operation = await createToyOperation(engine, workflow);
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      status: 'FATAL',
      nextStep: 'STP_TOY_STAGE',
    });
    expect((await journalOf(database, operation)).slice(-3)).toEqual([
      'STP_TOY_STAGE.FATAL',
      'TOY_STAGE.FATAL',
      'TOY_FOLLOW.OK',
    ]);
    broken = false;
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await bench.batchesOf(operation.id, 'TOY_STAGE')).toEqual([0, 10, 10, 20]);
    expect(await bench.published(operation.id)).toBe(25);
  });

  it('can be replayed from the first item of its step, or cancelled', async () => {
    let broken = true;
    const workflow = start({
      before: async (action, context) => {
        if (broken && action === 'TOY_STAGE' && context.range?.from === 20) throw new Error('down');
        return undefined;
      },
    });
    const operation = await createToyOperation(engine, workflow);
    await untilStopped(database, operation);
    broken = false;
    await requestAction(database, operation, 'REPLAY');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'OK' });
    expect(await bench.batchesOf(operation.id, 'TOY_STAGE')).toEqual([0, 10, 20, 0, 10, 20]);
    await cancelOperation(database, engine, operation);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
  });
});

describe('a forced pause', () => {
  it('turns RESUME into one step, for the operations that it names', async () => {
    const workflow = start();
    await forcePause(database, { type: 'INGEST', tenant: 3 });
    const held = await createToyOperation(engine, workflow, { tenant: 3 });
    const free = await createToyOperation(engine, workflow, { tenant: 4 });
    expect(await untilStopped(database, held)).toMatchObject({
      state: 'PAUSE',
      previousStep: 'STP_TOY_CHECK',
    });
    expect(await untilStopped(database, free)).toMatchObject({ state: 'COMPLETED' });
    await removeForcedPause(database, { type: 'INGEST', tenant: 3 });
    await requestAction(database, held, 'RESUME');
    expect(await untilStopped(database, held)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('waiting', () => {
  it('answers what the operation is when the time is over', async () => {
    const hold = gate();
    const workflow = start({
      before: async (action, context) =>
        action === 'TOY_READ' ? await hold.wait(context.signal) : undefined,
    });
    const operation = await createToyOperation(engine, workflow);
    await hold.reached;
    const status = await waitForCompletion(database, operation, { timeoutMilliseconds: 50 });
    expect(status).toMatchObject({ state: 'RUNNING', status: 'STARTED' });
    hold.open();
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED' });
  });
});
