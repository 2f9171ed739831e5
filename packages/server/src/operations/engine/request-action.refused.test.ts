import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, newOperationId } from '../../../test/engine/toy-engine.ts';
import { toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { readOperation } from '../../logbook/index.ts';
import {
  cancelOperation,
  createOperation,
  forcePause,
  listOperations,
  operationStatus,
  requestAction,
  startOperation,
} from './index.ts';

const { database, storage, engine } = await openToyBench();
const workflow = toyWorkflow({ storage });

describe('what is refused', () => {
  it('an operation that does not exist, or not on this tenant', async () => {
    const operation = await createToyOperation(engine, workflow);
    const unknown = expect.objectContaining({ code: 'OPERATION_UNKNOWN', status: 404 });
    const elsewhere = { ...operation, tenant: 5 };
    await expect(operationStatus(database, elsewhere)).rejects.toEqual(unknown);
    await expect(requestAction(database, elsewhere, 'PAUSE')).rejects.toEqual(unknown);
    await expect(cancelOperation(database, engine, elsewhere)).rejects.toEqual(unknown);
  });

  it('an action that the state does not allow', async () => {
    const operation = await createToyOperation(engine, workflow);
    for (const action of ['NEXT', 'RESUME', 'REPLAY'] as const)
      await expect(requestAction(database, operation, action)).rejects.toEqual(
        expect.objectContaining({ code: 'OPERATION_ACTION_REFUSED', status: 409 }),
      );
    await expect(database.transaction((one) => startOperation(one, operation, 'NEXT'))).rejects.toEqual(
      expect.objectContaining({ code: 'OPERATION_ACTION_REFUSED' }),
    );
  });

  it('a second operation with the same id, and nothing of it stays', async () => {
    const operation = await createToyOperation(engine, workflow);
    const again = database.transaction((transaction) =>
      createOperation(transaction, engine, {
        workflow,
        ...operation,
        parameters: {},
        caller: {},
        firstAction: 'INIT',
      }),
    );
    await expect(again).rejects.toEqual(expect.objectContaining({ code: 'OPERATION_EXISTS', status: 409 }));
    expect(await operationStatus(database, operation)).toMatchObject({ state: 'RUNNING' });
  });

  it('an operation whose caller rolls back', async () => {
    const id = newOperationId(0);
    const failing = database.transaction(async (transaction) => {
      await createOperation(transaction, engine, {
        workflow,
        tenant: 0,
        id,
        parameters: {},
        caller: {},
        firstAction: 'RESUME',
      });
      throw new Error('the upload was refused');
    });
    await expect(failing).rejects.toThrow('the upload was refused');
    expect(await readOperation(database, { tenant: 0, id })).toBeUndefined();
  });

  it('a forced pause that names nothing', async () => {
    await expect(forcePause(database, {})).rejects.toEqual(
      expect.objectContaining({ code: 'FORCED_PAUSE_EMPTY', status: 400 }),
    );
  });

  it.each(['31/02/2024', 'yesterday', '2024-13-01'])('a list from %s', async (startDateMin) => {
    await expect(listOperations(database, 0, { startDateMin })).rejects.toEqual(
      expect.objectContaining({ code: 'PROCESS_QUERY_DATE', status: 412 }),
    );
  });
});
