import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, journalOf, untilStopped } from '../../../test/engine/toy-engine.ts';
import { type ToyServices, toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { testLogger } from '../../../test/support/index.ts';
import { openDatabase } from '../../platform/index.ts';
import { claimOperation } from './claim-operation.ts';
import { operationStatus, requestAction } from './index.ts';
import { holdLease } from './lease.ts';
import { MAX_CRASHES } from './run-operation.ts';

const bench = await openToyBench();
const { database, connection, storage, engine } = bench;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await bench.stopWorkers();
  for (const close of closing.splice(0)) await close();
});

function start(
  services: Partial<ToyServices>,
  owner: string,
  lease: { readonly leaseMilliseconds?: number } = {},
): ReturnType<typeof toyWorkflow> {
  const workflow = toyWorkflow({ storage, ...services });
  bench.startWorker(workflow, { owner, ...lease });
  return workflow;
}

async function claim(owner: string, leaseMilliseconds: number) {
  const row = await claimOperation(database, {
    lane: 'large',
    versions: ['TOY_WORKFLOW@1'],
    owner,
    leaseMilliseconds,
    now: new Date(),
  });
  if (row === undefined) throw new Error('there was nothing to claim');
  return row;
}

describe('two workers', () => {
  it('share the operations: each is run by one of them, once', async () => {
    const seen = new Map<string, Set<string>>();
    const began = { first: Promise.withResolvers<void>(), second: Promise.withResolvers<void>() };
    const by = (owner: 'first' | 'second'): Partial<ToyServices> => ({
      before: async (_, context) => {
        const owners = seen.get(context.operationId) ?? new Set();
        seen.set(context.operationId, owners.add(owner));
        // a worker holds a few operations at a time: there are more than one can take before the other has begun
        began[owner].resolve();
        await Promise.all([began.first.promise, began.second.promise]);
        return undefined;
      },
    });
    const workflow = start(by('first'), 'first');
    start(by('second'), 'second');
    const operations = [];
    for (let count = 0; count < 8; count++) operations.push(await createToyOperation(engine, workflow));
    for (const operation of operations)
      expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect([...seen.values()].every((owners) => owners.size === 1)).toBe(true);
    expect(new Set([...seen.values()].flatMap((owners) => [...owners]))).toEqual(
      new Set(['first', 'second']),
    );
    const published = await database.query<{ count: number }>('select count(*) as count from toy_published');
    expect(published.rows[0]?.count).toBe(8 * 25);
  });
});

describe('a worker that stops', () => {
  it('leaves its operations to another, which goes on from the last durable batch', async () => {
    const reached = Promise.withResolvers<void>();
    const workflow = start(
      {
        before: async (action, { range, signal }) => {
          if (action !== 'TOY_STAGE' || range?.from !== 10) return undefined;
          reached.resolve();
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          return undefined;
        },
      },
      'first',
    );
    const operation = await createToyOperation(engine, workflow);
    await reached.promise;
    await bench.stopWorkers();
    expect(await operationStatus(database, operation)).toMatchObject({ state: 'RUNNING' });
    start({}, 'second');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await journalOf(database, operation)).toHaveLength(15);
    expect(await bench.batchesOf(operation.id, 'TOY_STAGE')).toEqual([0, 10, 10, 20]);
  });
});

describe('a lease that is lost', () => {
  it('aborts the work of its holder, who writes nothing more', async () => {
    const operation = await createToyOperation(engine, toyWorkflow({ storage }));
    const own = openDatabase({ connection, applicationName: 'first', logger: testLogger });
    closing.push(() => own.close());
    const first = await claim('first', 200);
    const lease = await holdLease({
      db: own,
      logger: testLogger,
      operation: first,
      leaseMilliseconds: 60_000,
    });
    closing.unshift(() => lease.stopRenewing());
    await sleep(250);
    const second = await claim('second', 60_000);
    expect(second).toMatchObject({ id: operation.id, fence: first.fence + 1, crashes: 1 });
    const lost = expect.objectContaining({ code: 'OPERATION_LEASE_LOST' });
    await expect(lease.transaction(async () => 'written')).rejects.toEqual(lost);
    const parameters = `update operation set parameters = '{"written": true}' where id = $1`;
    await expect(lease.ofBatch.query(parameters, [operation.id])).rejects.toEqual(lost);
    const { rows } = await database.query(
      `select parameters ? 'written' written from operation where id = $1`,
      [operation.id],
    );
    expect(rows).toEqual([{ written: false }]);
    expect(lease.signal().aborted).toBe(true);
    expect(lease.interruption()).toBe('LEASE_LOST');
    await database.query('delete from operation where id = $1', [operation.id]);
  });

  it('is not taken while its holder writes', async () => {
    const operation = await createToyOperation(engine, toyWorkflow({ storage }));
    const first = await claim('first', 1);
    const lease = await holdLease({
      db: database,
      logger: testLogger,
      operation: first,
      leaseMilliseconds: 60_000,
    });
    closing.push(() => lease.stopRenewing());
    await sleep(5);
    await lease.transaction(async () => {
      await expect(claim('second', 1)).rejects.toThrow('there was nothing to claim');
    });
    expect(await claim('second', 1)).toMatchObject({ id: operation.id });
    await database.query('delete from operation where id = $1', [operation.id]);
  });

  it('is renewed while the work lasts', async () => {
    const lease = { leaseMilliseconds: 3_000 };
    const hasPassed = async (moment: string) =>
      (await database.query<{ passed: boolean }>('select clock_timestamp() > $1 passed', [moment])).rows[0]
        ?.passed;
    const workflow = start(
      {
        before: async (action, { operationId }) => {
          if (action !== 'TOY_READ') return undefined;
          const { rows } = await database.query<{ until: string }>(
            'select lease_until::text "until" from operation where id = $1',
            [operationId],
          );
          await expect.poll(() => hasPassed(rows[0]?.until ?? '')).toBe(true);
          return undefined;
        },
      },
      'first',
      lease,
    );
    const operation = await createToyOperation(engine, workflow);
    start({}, 'second', lease);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    const row = await database.query<{ fence: number }>('select fence from operation where id = $1', [
      operation.id,
    ]);
    expect(row.rows[0]?.fence).toBe(1);
  });
});

describe('an operation that stops whoever runs it', () => {
  it('is held in FATAL after some claims without a checkpoint, and RESUME tries it again', async () => {
    const workflow = toyWorkflow({ storage });
    const operation = await createToyOperation(engine, workflow);
    for (let crash = 0; crash <= MAX_CRASHES; crash++) {
      await claim('victim', 1);
      await sleep(5);
    }
    start({}, 'careful');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'FATAL' });
    expect((await journalOf(database, operation)).at(-1)).toBe('STP_TOY_CHECK.FATAL');
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });
});
