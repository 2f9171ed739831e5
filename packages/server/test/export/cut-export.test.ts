import { expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { cutter } from '../engine/cut-once.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { broughtBy, startExport } from './start-export.ts';

/** More than one batch of objects. */
const FILES = Object.fromEntries(
  Array.from({ length: 130 }, (_, n) => [`content/f${n}.txt`, `content of ${n} ${'x'.repeat(n * 40)}`]),
);
/** Nothing of the archive changes: there is no commit. */
const OF_COMMITS = new Set(['before-prepare', 'after-prepare', 'commit-published', 'after-commit']);

const cut = cutter();
const steps: (string | undefined)[] = [];
let cutIn: string | undefined;
const bench = await startExport({
  crashPoints: async (point, step) => {
    steps.push(step);
    if (cutIn === undefined || step === cutIn) await cut.crashPoints(point, step);
  },
});
const deposit = await bench.deposit(await sampleSip({ files: FILES }));

const POINTS = CRASH_POINTS.filter((point) => !OF_COMMITS.has(point));
const STEPS = ['STP_CREATE_MANIFEST', 'STP_PUT_BINARY_ON_WORKSPACE', 'STP_STORE_MANIFEST'];
const OF_STEPS = ['step-started', 'before-batch-written', 'batch-done', 'step-done', 'step-ended'] as const;

const CUTS: readonly (readonly [(typeof CRASH_POINTS)[number], string | undefined])[] = [
  ...OF_STEPS.flatMap((point) => STEPS.map((step) => [point, step] as const)),
  ...POINTS.filter((point) => !(OF_STEPS as readonly string[]).includes(point)).map(
    (point) => [point, undefined] as const,
  ),
];

it.each(CUTS)(
  'an export that is cut at %s (%s) gives one package, whole',
  async (point, step) => {
    cutIn = step;
    cut.arm(point);
    const exported = await bench.export(broughtBy(deposit), { contract: 'LOGGED' });
    await expect.poll(cut.armed).toBeUndefined();
    expect(exported.status).toBe('OK');
    const { files, objects, units, faults } = await exported.dip();
    expect(faults).toEqual([]);
    expect([units.length, objects.length, files.size]).toEqual([130, 130, 130]);
    const contents = [...files.values()].map(String).toSorted();
    expect(contents).toEqual(Object.values(FILES).toSorted());
    const logged = await bench.database.query('select from access_log where request_id = $1', [
      exported.operationId,
    ]);
    expect(logged.rowCount).toBe(130);
    const finals = exported.events.filter((event) => event.startsWith('EXPORT_DIP.'));
    expect(finals).toEqual(['EXPORT_DIP.OK']);
  },
  60_000,
);
