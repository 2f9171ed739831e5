import { describe, expect, it } from 'vitest';
import { cutter, endAfterCut } from '../../../test/engine/cut-once.ts';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startUpdate } from '../../../test/update/start-update.ts';
import { CRASH_POINTS } from '../engine/crash-points.ts';
import { operationStatus } from '../engine/index.ts';

const cut = cutter();
const bench = await startUpdate({ crashPoints: cut.crashPoints });
const id = await bench.depositUnit({ Title: 'Start' });

describe('an update that is cut', () => {
  it.each(CRASH_POINTS)('at %s: is finished afterwards, once', async (point) => {
    const before = await bench.stored(id);
    const operationId = newOperationId(0);
    cut.arm(point);
    const answer = await bench.change(id, [{ $set: { Title: `At ${point}` } }], { operationId }).then(
      ({ status }) => status,
      (error: unknown) => error,
    );
    await expect.poll(cut.armed).toBeUndefined();
    const reference = { tenant: 0, id: operationId };
    const { state } = await operationStatus(bench.database, reference);
    if (state === 'PAUSE') expect(answer).toMatchObject({ code: 'OPERATION_STOPPED' });
    expect(await endAfterCut(bench.database, reference)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
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
