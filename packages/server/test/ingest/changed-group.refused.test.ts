import { beforeAll, describe, expect, it } from 'vitest';
import { binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Done when the package is about to be committed, after its groups were made. */
let changeMeanwhile: (() => Promise<unknown>) | undefined;
const bench = await startIngest(
  {},
  {
    crashPoints: async (point) => {
      if (point === 'before-prepare') await changeMeanwhile?.();
    },
  },
);

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('IngestContract', [
    { Identifier: 'IC-ANY', Name: 'Tout usage', Status: 'ACTIVE', EveryDataObjectVersion: true },
  ]);
});

describe('a group that is changed by another operation', () => {
  it('between the making of its new version and the commit: the deposit is refused, nothing is published', async () => {
    await bench.deposit(await sampleSip());
    const { rows } = await bench.database.query<{ id: string; og: string }>('select id, og from unit');
    const [{ id = '', og = '' } = {}] = rows;
    changeMeanwhile = async () => {
      const { rowCount } = await bench.database.query(
        `update object_group set atomic_version = 1
         where tenant = 0 and id = $1 and atomic_version = 0 and exists (select from ingest_changed_group)`,
        [og],
      );
      if (rowCount === 1) changeMeanwhile = undefined;
    };
    const deposited = await bench.deposit(
      await sampleSip({
        files: { 'content/b.txt': 'beta' },
        groups: [{ id: 'GA', objects: [binary('OA', 'content/b.txt', 'beta')] }],
        units: [
          unit('existing', {
            management: { UpdateOperation: { SystemId: id } } as never,
            objectReference: { to: 'group', id: 'GA' },
            children: [unit('new', { content: { Title: 'Nouvelle' } })],
          }),
        ],
        manifest: { archivalAgreement: 'IC-ANY' },
      }),
    );
    expect(changeMeanwhile).toBeUndefined();
    expect(deposited.status).toBe('KO');
    expect(deposited.data('CHECK_ATTACHEMENT.KO')).toMatchObject({
      faults: [{ code: 'INGEST_GROUP_EXISTING_CHANGED' }],
      faultCount: 1,
    });
    const after = await bench.database.query<{ units: number; places: number; objects: number }>(
      `select (select count(*) from unit) units, (select count(*) from object_location) places,
         (select (document ->> '_nbc')::integer from object_group) objects`,
    );
    expect(after.rows).toEqual([{ units: 1, places: 1, objects: 1 }]);
  });
});
