import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startUpdate } from '../../../test/update/start-update.ts';

/** How many more times another change comes between the checks of an update and its commit. */
let others = 0;
let unit = '';
const bench = await startUpdate({
  crashPoints: async (point) => {
    if (point !== 'before-prepare' || others === 0) return;
    others -= 1;
    await bench.database.query(
      `update unit set version = version + 1, atomic_version = atomic_version + 1,
         document = document || jsonb_build_object('Other', jsonb_build_array('change'), '_v', version + 1, '_av', atomic_version + 1)
       where id = $1`,
      [unit],
    );
  },
});
unit = await bench.depositUnit({ Title: 'Start' });

describe('an update of a unit that others change meanwhile', () => {
  it('is done again from the new version, in another operation, and loses nothing', async () => {
    others = 2;
    const first = newOperationId(0);
    const done = await bench.change(unit, [{ $set: { Title: 'Mine' } }], { operationId: first });
    expect(done.operationId).not.toBe(first);
    expect(await bench.stored(unit)).toMatchObject({ Title: 'Mine', Other: ['change'], _v: 3 });
    const { events } = await bench.journalOf(first);
    expect(events.map(({ outDetail }) => outDetail)).toContain('STP_UPDATE_UNIT_DESC.KO');
    expect((await bench.journalOf(done.operationId)).evIdReq).toBe(first);
  });

  it('is a conflict after three times, and changes nothing', async () => {
    others = 3;
    await expect(bench.change(unit, [{ $set: { Title: 'Never' } }])).rejects.toMatchObject({
      code: 'UPDATE_UNIT_CONFLICT',
      status: 409,
    });
    expect(await bench.stored(unit)).toMatchObject({ Title: 'Mine', _v: 6 });
  });
});
