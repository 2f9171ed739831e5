import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startUpdate } from '../../../test/update/start-update.ts';
import { type CrashPoint, operationStatus, requestAction, waitForCompletion } from '../engine/index.ts';

let armed: CrashPoint | undefined;
const bench = await startUpdate({
  crashPoints: async (point) => {
    if (point !== armed) return;
    armed = undefined;
    throw new Error(`Cut at ${point}`);
  },
});
const id = await bench.depositUnit({ Title: 'Start' });

/** Where the engine may be stopped: each step's boundaries, and both sides of each write of an operation's end. */
const POINTS: readonly CrashPoint[] = [
  'step-started',
  'before-batch-written',
  'batch-done',
  'step-done',
  'step-ended',
  'before-prepare',
  'after-prepare',
  'commit-published',
  'after-commit',
  'before-final-event',
  'after-final-event',
  'before-seal',
  'after-seal',
  'before-completed',
  'after-completed',
];

describe('an update that is cut', () => {
  it.each(POINTS)('at %s: is finished afterwards, once', async (point) => {
    const before = await bench.stored(id);
    const operationId = newOperationId(0);
    armed = point;
    const answer = await bench.change(id, [{ $set: { Title: `At ${point}` } }], { operationId }).then(
      ({ status }) => status,
      (error: unknown) => error,
    );
    expect(armed).toBeUndefined();
    // What fails from the commit on pauses the operation; whoever sees to the cause resumes it.
    const reference = { tenant: 0, id: operationId };
    let status = await operationStatus(bench.database, reference);
    if (status.state === 'PAUSE') {
      expect(answer).toMatchObject({ code: 'OPERATION_STOPPED' });
      await requestAction(bench.database, reference, 'RESUME');
      status = await waitForCompletion(bench.database, reference, { timeoutMilliseconds: 20_000 });
    }
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    const after = await bench.stored(id);
    expect(after).toMatchObject({ Title: `At ${point}`, _v: Number(before._v) + 1 });
    expect(after._ops).toEqual([...(before._ops as readonly string[]), operationId]);
    const { events } = await bench.journalOf(operationId);
    expect(events.filter(({ outDetail }) => outDetail === 'STP_UPDATE_UNIT_DESC.OK')).toHaveLength(1);
    expect(events.at(-1)?.outDetail).toBe('STP_UPDATE_UNIT_DESC.OK');
    const told = (await bench.lifecycleOf(id)).filter(({ outDetail }) => outDetail.includes('_UPDATE.'));
    expect(told).toHaveLength(Number(after._v));
    const { rows } = await bench.database.query('select from unit_staged');
    expect(rows).toHaveLength(0);
  });
});
