import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, untilStopped } from '../../../test/engine/toy-engine.ts';
import { toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { capturedLog } from '../../../test/support/index.ts';
import { cancelOperation, operationStatus } from './index.ts';

const bench = await openToyBench();
const { database, folder, storage, engine } = bench;

describe('a worker', () => {
  it('leaves operations of workflows that it does not know, and says so', async () => {
    const older = toyWorkflow({ storage }, { version: 0 });
    const operation = await createToyOperation(engine, older);
    const { lines, logger } = capturedLog('error');
    bench.startWorker(toyWorkflow({ storage }), { engine: { logger } });
    await expect
      .poll(() => lines.join(''))
      .toContain('operations wait for a worker that knows their workflow');
    expect(await operationStatus(database, operation)).toMatchObject({ state: 'RUNNING' });
    bench.startWorker(older);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED' });
  });

  it('logs the error of an action, which is never swallowed', async () => {
    const { lines, logger } = capturedLog('error');
    const workflow = toyWorkflow({
      storage,
      before: async (action) => {
        if (action === 'TOY_JUDGE') throw new RangeError('the very reason');
        return undefined;
      },
    });
    bench.startWorker(workflow, { engine: { logger } });
    const operation = await createToyOperation(engine, workflow);
    await untilStopped(database, operation);
    const logged = lines.find((line) => line.includes(operation.id)) ?? '';
    expect(JSON.parse(logged)).toMatchObject({
      level: 'error',
      where: 'STP_TOY_CHECK/TOY_JUDGE',
      error: { message: expect.stringContaining('the very reason') },
    });
  });

  it('gives back what a workflow holds in memory, whenever it lets an operation go', async () => {
    const released: string[] = [];
    const workflow = toyWorkflow(
      { storage },
      { release: async ({ operationId }) => void released.push(operationId) },
    );
    bench.startWorker(workflow);
    const paused = await createToyOperation(engine, workflow, { firstAction: 'NEXT' });
    const whole = await createToyOperation(engine, workflow);
    await untilStopped(database, paused);
    await untilStopped(database, whole);
    await expect.poll(() => [...released].sort()).toEqual([paused.id, whole.id].sort());
  });

  it('goes on when cleaning fails: the operation is whole without it', async () => {
    const workflow = toyWorkflow(
      { storage },
      {
        cleanUp: async () => {
          throw new Error('the workspace is away');
        },
      },
    );
    const { lines, logger } = capturedLog('error');
    bench.startWorker(workflow, { engine: { logger } });
    const operation = await createToyOperation(engine, workflow);
    expect(await untilStopped(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(lines.join('')).toContain('the workspace is away');
  });

  it('tries the folder of an abandoned operation again; the operation stays COMPLETED meanwhile', async () => {
    const workflow = toyWorkflow({ storage });
    const operation = await createToyOperation(engine, workflow, { firstAction: 'INIT' });
    await rename(join(folder, 'offer-2'), join(folder, 'away'));
    await cancelOperation(database, engine, operation);
    const { lines, logger } = capturedLog('error');
    bench.startWorker(workflow, { engine: { logger } });
    await expect.poll(() => lines.join('')).toContain('could not be sealed');
    await rename(join(folder, 'away'), join(folder, 'offer-2'));
    expect(await operationStatus(database, operation)).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    await expect
      .poll(async () => {
        await database.query(
          'update operation set lease_until = clock_timestamp() where id = $1 and owner is null',
          [operation.id],
        );
        const found = await database.query<{ sealed: boolean }>(
          'select sealed from operation where id = $1',
          [operation.id],
        );
        return found.rows[0]?.sealed;
      })
      .toBe(true);
    expect(existsSync(join(folder, 'offer-2'))).toBe(true);
  });
});
