import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, journalOf, untilStopped } from '../../../test/engine/toy-engine.ts';
import { toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { readOperation } from '../../logbook/index.ts';
import { requestAction } from './index.ts';

const bench = await openToyBench();
const { database, folder, storage, engine } = bench;

afterEach(async () => {
  await bench.stopWorkers();
  if (existsSync(join(folder, 'away'))) await bringBack();
});

async function takeAway(): Promise<undefined> {
  await rename(join(folder, 'offer-2'), join(folder, 'away'));
}

async function bringBack(): Promise<void> {
  await rename(join(folder, 'away'), join(folder, 'offer-2'));
}

function startWith(failing: string) {
  const workflow = toyWorkflow({
    storage,
    before: async (action) => (action === failing ? await takeAway() : undefined),
  });
  bench.startWorker(workflow);
  return workflow;
}

/** Both offers are known once an operation was written on them. */
async function firstOperation(): Promise<void> {
  const workflow = toyWorkflow({ storage });
  bench.startWorker(workflow);
  const operation = await createToyOperation(engine, workflow, { parameters: { items: 1 } });
  expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED' });
  await bench.stopWorkers();
}

async function isOnOffer(offer: string, operationId: string): Promise<boolean> {
  const files = await readdir(join(folder, offer), { recursive: true });
  return files.some((file) => file.endsWith(`${operationId}/operation.json`));
}

describe('an offer that is down', () => {
  it('while the commit is prepared pauses the operation in FATAL, with the remedy; a resume commits it', async () => {
    await firstOperation();
    const operation = await createToyOperation(engine, startWith('PREPARE'));
    expect(await untilStopped(database, operation)).toMatchObject({
      state: 'PAUSE',
      status: 'FATAL',
      nextStep: 'STP_TOY_STORE',
    });
    expect(await bench.published(operation.id)).toBe(0);
    const failed = (await readOperation(database, operation))?.events.at(-1);
    expect(failed?.outDetail).toBe('STP_TOY_STORE.FATAL');
    expect(JSON.parse(failed?.evDetData ?? '{}')).toMatchObject({
      code: 'OFFER_UNAVAILABLE',
      remedy: expect.any(String),
    });
    await bringBack();
    await bench.stopWorkers();
    bench.startWorker(toyWorkflow({ storage }));
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await bench.published(operation.id)).toBe(25);
    const journal = await journalOf(database, operation);
    expect(journal.at(-1)).toBe('PROCESS_TOY.OK');
    // the step that failed, then everything once
    expect(journal).toHaveLength(16);
    expect(new Set(journal).size).toBe(16);
  });

  it('at the end of a committed operation pauses it; it ends as it was when the offer is back', async () => {
    const operation = await createToyOperation(engine, startWith('TOY_REPLY'));
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'FATAL' });
    expect(await bench.published(operation.id)).toBe(25);
    for (const action of ['REPLAY'] as const)
      await expect(requestAction(database, operation, action)).rejects.toEqual(
        expect.objectContaining({ code: 'OPERATION_COMMITTED' }),
      );
    await bringBack();
    await requestAction(database, operation, 'RESUME');
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await journalOf(database, operation)).toHaveLength(15);
    expect(await isOnOffer('offer-1', operation.id)).toBe(true);
    expect(await isOnOffer('offer-2', operation.id)).toBe(true);
  });

  it('at the end of a committed operation needs nobody: it is tried again by itself', async () => {
    const operation = await createToyOperation(engine, startWith('TOY_REPLY'));
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'PAUSE', status: 'FATAL' });
    await bringBack();
    await database.query('update operation set lease_until = clock_timestamp() where id = $1', [
      operation.id,
    ]);
    await expect
      .poll(() => untilStopped(database, operation))
      .toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });
});
