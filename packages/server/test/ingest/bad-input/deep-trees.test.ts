import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_GRAPH_LEVELS } from '../../../src/archive/index.ts';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const EMPTY = { files: {}, groups: [] };
const LEVELS = 1_000;
/** For a machine that does other things: alone it takes a few seconds. */
const TIMEOUT = 240_000;

function nested(levels: number) {
  let units = [unit(`L${levels}`)];
  for (let level = levels - 1; level >= 1; level--) units = [unit(`L${level}`, { children: units })];
  return units;
}

/** Units of which each refers to the next as its child. */
const chained = (levels: number) =>
  Array.from({ length: levels }, (_, n) =>
    unit(`L${n}`, n + 1 < levels ? { links: [{ id: `R${n}`, targetId: `L${n + 1}` }] } : {}),
  );

async function deepestOf(operationId: string) {
  const { rows } = await bench.database.query<Record<string, number>>(
    `select count(*)::integer units, max(max) deepest, max(cardinality(us)) ancestors,
       max(jsonb_array_length(document -> '_graph')) edges from unit where opi = $1`,
    [operationId],
  );
  return rows[0];
}

describe('a thousand levels of units', { timeout: TIMEOUT }, () => {
  it.each([
    ['nested in one another', () => nested(LEVELS)],
    ['one referring to the next', () => chained(LEVELS)],
  ])('%s are archived', async (_what, units) => {
    const deposited = await bench.deposit(await sampleSip({ ...EMPTY, units: units() }));
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'WARNING']);
    expect(await deepestOf(deposited.operationId)).toEqual({
      units: LEVELS,
      deepest: LEVELS,
      ancestors: LEVELS - 1,
      edges: LEVELS - 1,
    });
  });
});

describe('a tree that would say more of its ancestors than can be kept', { timeout: TIMEOUT }, () => {
  const refused = async (manifest: string, outDetail: string) =>
    (await refusedDeposit(bench, await makeZip({ 'manifest.xml': manifest }), outDetail)).faults;
  const PLAIN = 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.KO';

  it('by its levels is refused, with the limit', async () => {
    const manifest = await sampleManifest({ ...EMPTY, units: chained(MAX_GRAPH_LEVELS + 20) });
    const [fault] = await refused(manifest, 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.CHECK_MANIFEST_LOOP.KO');
    expect(fault).toMatchObject({ en: expect.stringContaining(String(MAX_GRAPH_LEVELS)) });
  });

  it('by levels of units that are all children of all those above is refused, before it is computed', async () => {
    const LAYERS = 6;
    const WIDTH = 150;
    const names = (layer: number) => Array.from({ length: WIDTH }, (_, n) => `L${layer}-${n}`);
    const units = Array.from({ length: LAYERS }, (_, layer) =>
      names(layer).map((id) =>
        unit(id, {
          links:
            layer + 1 < LAYERS
              ? names(layer + 1).map((targetId) => ({ id: `${id}.${targetId}`, targetId }))
              : [],
        }),
      ),
    ).flat();
    const manifest = await sampleManifest({ ...EMPTY, units });
    expect(await refused(manifest, PLAIN)).toMatchObject([{ code: 'INGEST_UNIT_PARENTS_DENSE' }]);
  });

  it('by many units at the bottom of a deep one is refused, before it is computed', async () => {
    const leaves = Array.from({ length: 15_000 }, (_, n) => unit(`leaf${n}`));
    const units = [
      chainWithLink(400, { id: 'link', targetId: 'bottom' }),
      unit('bottom', { children: leaves }),
    ];
    const manifest = await sampleManifest({ ...EMPTY, units });
    expect(await refused(manifest, PLAIN)).toMatchObject([{ code: 'INGEST_UNIT_TREE_DENSE' }]);
  });

  it('by levels that an attachment adds to those of the archive is refused', async () => {
    const deposited = await bench.deposit(await sampleSip({ ...EMPTY, units: [unit('top')] }));
    const { rows } = await bench.database.query<{ id: string }>(
      // as if the archive were as deep above it
      `update unit set max = $2, document = document || jsonb_build_object('_max', $2::integer) where opi = $1 returning id`,
      [deposited.operationId, MAX_GRAPH_LEVELS - 1],
    );
    const attached = (children: ReturnType<typeof unit>[]) =>
      sampleManifest({
        ...EMPTY,
        units: [unit('E', { management: { UpdateOperation: { SystemId: rows[0]?.id ?? '' } }, children })],
      });
    const allowed = await bench.deposit(await makeZip({ 'manifest.xml': await attached([unit('U1')]) }));
    expect(allowed.status).toBe('WARNING');
    const tooDeep = await attached([unit('U1', { children: [unit('U2')] })]);
    expect(await refused(tooDeep, PLAIN)).toMatchObject([{ code: 'INGEST_UNIT_TREE_DEEP' }]);
  });
});

type Unit = ReturnType<typeof unit>;

/** A chain of units, of which the last one has a link. */
function chainWithLink(levels: number, link: { readonly id: string; readonly targetId: string }): Unit {
  let built = unit(`L${levels}`, { links: [link] });
  for (let level = levels - 1; level >= 1; level--) built = unit(`L${level}`, { children: [built] });
  return built;
}
