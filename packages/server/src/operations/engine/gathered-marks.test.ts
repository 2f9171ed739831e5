import { chartrierError } from '@chartrier/messages';
import { describe, expect, it, vi } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import {
  createToyOperation,
  journalOf,
  SHORT_LEASE_MILLISECONDS,
  untilStopped,
} from '../../../test/engine/toy-engine.ts';
import { SMALL_TOY, type ToyServices, toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { readOperation } from '../../logbook/index.ts';
import { requestAction, type Workflow } from './index.ts';

const bench = await openToyBench();
const { database, storage, engine } = bench;

async function start(workflow: Workflow, lease: { readonly leaseMilliseconds?: number } = {}) {
  await bench.stopWorkers();
  bench.startWorker(workflow, lease);
  return await createToyOperation(engine, workflow);
}

type Operation = Awaited<ReturnType<typeof start>>;

function small(before?: ToyServices['before']): Workflow {
  return toyWorkflow(before === undefined ? { storage } : { storage, before }, SMALL_TOY);
}

/** What the operation left, without what differs from one operation to another. */
async function leftBy(operation: Operation) {
  const document = await readOperation(database, operation);
  const places = new Map(document?.events.map(({ evId }, place) => [evId, place]));
  const rows = async (text: string) => (await database.query(text, [operation.id])).rows;
  return {
    version: document?._v,
    master: document?.evDetData,
    events: document?.events.map(({ evParentId, outDetail, outMessg, evDetData, obIdIn, agIdExt }) => ({
      parent: evParentId === null ? null : places.get(evParentId ?? ''),
      outDetail,
      outMessg,
      evDetData,
      obIdIn,
      agIdExt,
    })),
    runs: await rows(
      `select step, run, name, status, meter, levels, elements_to_process, elements_processed, ended_at is not null ended
       from step_run where operation_id = $1 order by step, run`,
    ),
    batches: await rows(
      `select step, run, level, from_ordinal, to_ordinal, outcomes from batch where operation_id = $1
       order by step, from_ordinal`,
    ),
    shared: await rows(
      `select kind, ordinal, document - 'evDateTime' - 'lastPersistedDate' document from lifecycle_shared
       where operation_id = $1 order by kind, ordinal`,
    ),
    facts: await rows(
      'select step, action, batch_from, kind, chunk, worst from lifecycle_facts where operation_id = $1',
    ),
    row: await rows('select state, status, outcome, step, step_open, refused from operation where id = $1'),
  };
}

describe('the marks of a small operation', () => {
  it('are those of any other, whatever number of times they were written', async () => {
    const gathered = await start(small());
    await untilStopped(database, gathered);
    const durable = await start(toyWorkflow({ storage }));
    await untilStopped(database, durable);
    expect(await leftBy(gathered)).toEqual(await leftBy(durable));
  });

  it('are written with the commit, not before', async () => {
    let seen: readonly string[] | undefined;
    const workflow = small(async (action, { tenant, operationId }) => {
      if (action === 'PUBLISH') seen = await journalOf(database, { tenant, id: operationId });
      return undefined;
    });
    // no time passes: marks that are old are written before, which on a busy machine they may be
    const timing = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    try {
      await untilStopped(database, await start(workflow));
    } finally {
      timing.mockRestore();
    }
    expect(seen).toEqual([]);
  });

  it('are written when an action is long, for whoever waits', async () => {
    let seen: readonly string[] = [];
    const workflow = small(async (action, context) => {
      if (action !== 'TOY_JUDGE') return undefined;
      const journal = () => journalOf(database, { tenant: context.tenant, id: context.operationId });
      await expect
        .poll(async () => {
          context.progress(1, 2);
          seen = await journal();
          return seen.length;
        })
        .toBeGreaterThan(0);
      return undefined;
    });
    const operation = await start(workflow);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(seen).toEqual(['STP_TOY_CHECK.STARTED.OK']);
    expect(await journalOf(database, operation)).toHaveLength(15);
  });

  it('are written before a pause that was asked in the middle of a step, which goes on from there', async () => {
    const runs: string[] = [];
    const workflow = small(async (action, { tenant, operationId, range, signal }) => {
      if (action === 'TOY_STAGE') runs.push(String(range?.from));
      if (action !== 'TOY_STAGE' || range?.from !== 10 || runs.length > 2) return undefined;
      await requestAction(database, { tenant, id: operationId }, 'PAUSE');
      await expect.poll(() => signal.aborted).toBe(true);
      return undefined;
    });
    const operation = await start(workflow);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'OK' });
    expect(await journalOf(database, operation)).toEqual([
      'STP_TOY_CHECK.STARTED.OK',
      'STP_TOY_CHECK.OK',
      'TOY_READ.OK',
      'TOY_JUDGE.OK',
      'STP_TOY_STAGE.STARTED.OK',
    ]);
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(runs).toEqual(['0', '10', '10', '20']);
  });

  it('are not written when what its steps worked on is gone: they are done again', async () => {
    let confirmed = 0;
    let runs = 0;
    const workflow = toyWorkflow(
      {
        storage,
        before: async (action) => {
          if (action === 'TOY_READ') runs += 1;
          return undefined;
        },
      },
      {
        ...SMALL_TOY,
        confirm: async () => {
          confirmed += 1;
          if (confirmed === 1) throw chartrierError('DATABASE_UNAVAILABLE', { reason: 'a crash' });
        },
      },
    );
    // it is left to whoever takes it when its lease has run out
    const operation = await start(workflow, { leaseMilliseconds: SHORT_LEASE_MILLISECONDS });
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(runs).toBe(2);
    expect(await journalOf(database, operation)).toHaveLength(15);
  });
});

describe('a small operation that is not right', () => {
  it('tells why once, refused by an action or by its commit', async () => {
    for (const refusing of ['TOY_JUDGE', 'TOY_STAGE', 'PUBLISH']) {
      const before: ToyServices['before'] = async (action) =>
        action === refusing ? { status: 'KO' } : undefined;
      const gathered = await start(small(before));
      await untilStopped(database, gathered);
      const durable = await start(toyWorkflow({ storage, before }));
      await untilStopped(database, durable);
      expect(await leftBy(gathered)).toEqual(await leftBy(durable));
    }
  });

  it('pauses in FATAL with its steps told, and goes on when it is resumed', async () => {
    let broken = true;
    const operation = await start(
      small(async (action) => {
        if (action === 'TOY_STORE' && broken) throw new RangeError('for now');
        return undefined;
      }),
    );
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'FATAL' });
    expect((await journalOf(database, operation)).slice(-2)).toEqual([
      'STP_TOY_STORE.FATAL',
      'TOY_STORE.FATAL',
    ]);
    broken = false;
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });
});
