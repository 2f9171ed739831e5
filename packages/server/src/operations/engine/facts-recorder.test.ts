import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, untilStopped } from '../../../test/engine/toy-engine.ts';
import { type ToyServices, toyWorkflow, unitId } from '../../../test/engine/toy-workflow.ts';
import { ITEMS_PER_CHUNK, readLifecycle, readOperation } from '../../logbook/index.ts';
import type { OperationStatus } from './index.ts';

const bench = await openToyBench();
const { database, storage, engine } = bench;

interface Ran {
  readonly operation: { readonly tenant: number; readonly id: string };
  readonly status: OperationStatus;
}

async function run(before: NonNullable<ToyServices['before']>, items = 25): Promise<Ran> {
  const workflow = toyWorkflow({ storage, before });
  bench.startWorker(workflow);
  const operation = await createToyOperation(engine, workflow, { parameters: { items } });
  return { operation, status: await untilStopped(database, operation) };
}

async function eventsOf({ operation }: Ran, ordinal: number) {
  const lifecycle = await readLifecycle(database, {
    tenant: operation.tenant,
    kind: 'unit',
    itemId: unitId({ tenant: operation.tenant, operationId: operation.id }, ordinal),
    createdBy: operation.id,
    operations: [operation.id],
  });
  return lifecycle?.events.map((event) => [event.outDetail, event.evDetData]);
}

describe('the facts that an action gives', () => {
  it('are kept for any number of items, also by a step without batches', async () => {
    const items = 2 * ITEMS_PER_CHUNK + 3;
    const ran = await run(async (action, context) => {
      if (action !== 'TOY_READ') return undefined;
      for (let ordinal = 0; ordinal < items; ordinal++)
        await context.recordFacts([
          {
            itemId: unitId(context, ordinal),
            kind: 'unit',
            evType: 'LFC.TOY_READ',
            status: 'OK',
            evDetData: { ordinal },
          },
        ]);
      return undefined;
    }, items);
    for (const ordinal of [0, ITEMS_PER_CHUNK - 1, ITEMS_PER_CHUNK, items - 1])
      expect((await eventsOf(ran, ordinal))?.[0]).toEqual(['LFC.TOY_READ.OK', `{"ordinal":${ordinal}}`]);
  });

  it('may come from a query over staged rows', async () => {
    const written = await run(async (action, context) => {
      if (action !== 'TOY_STAGE') return undefined;
      const { from, to } = context.range ?? { from: 0, to: -1 };
      const ids = Array.from({ length: to - from + 1 }, (_, place) => unitId(context, from + place));
      const count = await context.recordFactsFrom({
        kind: 'unit',
        text: `select id as item_id, 'WARNING' as status, '[{"s":"WARNING","k":"SUB"}]'::jsonb as facts from unnest($1::text[]) as id`,
        values: [ids],
        outcomes: [{ evType: 'LFC.TOY_STAGE.SUB', status: 'WARNING' }],
      });
      return count === ids.length ? undefined : { status: 'KO' };
    });
    expect((await eventsOf(written, 24))?.slice(2)).toEqual([
      ['LFC.TOY_STAGE.SUB.WARNING', '{}'],
      ['LFC.TOY_STAGE.WARNING', '{}'],
    ]);
    expect((await eventsOf(written, 10))?.slice(2)).toEqual([
      ['LFC.TOY_STAGE.SUB.WARNING', '{}'],
      ['LFC.TOY_STAGE.WARNING', '{"from":10}'],
    ]);
  });

  it('must be of an event that the action declares: another would never be shown', async () => {
    const ran = await run(async (action, context) => {
      if (action === 'TOY_JUDGE')
        await context.recordFacts([
          { itemId: unitId(context, 0), kind: 'unit', evType: 'LFC.TOY_JUDGE', status: 'OK' },
        ]);
      return undefined;
    });
    expect(ran.status).toMatchObject({ state: 'PAUSE', status: 'FATAL' });
    const events = (await readOperation(database, ran.operation))?.events ?? [];
    expect(events.at(-1)).toMatchObject({
      outDetail: 'TOY_JUDGE.FATAL',
      evDetData: expect.stringContaining('INTERNAL_ERROR'),
    });
  });
});

describe('progress', () => {
  it('is shown to whoever waits, for a step without batches too', async () => {
    let seen: unknown;
    const ran = await run(async (action, context) => {
      if (action !== 'TOY_READ') return undefined;
      await expect
        .poll(async () => {
          // told again and again, as an action does: it is written now and then
          context.progress(7, 20);
          const found = await database.query<{ done: number; total: number }>(
            'select elements_processed as done, elements_to_process as total from step_run where operation_id = $1',
            [context.operationId],
          );
          seen = found.rows[0];
          return seen;
        })
        .toEqual({ done: 7, total: 20 });
      return undefined;
    });
    expect(seen).toEqual({ done: 7, total: 20 });
    expect(ran.status.status).toBe('OK');
  });
});
