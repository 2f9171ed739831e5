import { beforeAll, describe, expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { cutter } from '../engine/cut-once.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { startReidentificationBench } from './start-reidentification.ts';

const cut = cutter();
let meanwhile: (() => Promise<unknown>) | undefined;
const bench = await startReidentificationBench({
  crashPoints: async (point, step) => {
    if (point === 'before-prepare') await meanwhile?.();
    await cut.crashPoints(point, step);
  },
});
let version = 10;

beforeAll(async () => {
  const { status } = await bench.deposit(await sampleSip({ files: { 'content/a': 'début' } }));
  expect(status).toBe('OK');
});

async function leftOvers(): Promise<number> {
  const { rows } = await bench.database.query<{ count: number }>(
    `select (select count(*) from reidentification_item) + (select count(*) from reidentified_group) count`,
  );
  return rows[0]?.count ?? -1;
}

describe('a re-identification that is cut', () => {
  it.each(CRASH_POINTS)('at %s: is finished afterwards, once', async (point) => {
    version += 1;
    await bench.importSignatures(version, { [`fmt/${version}`]: 'd' });
    const before = (await bench.groupsByUri()).get('content/a');
    cut.arm(point);
    const { status, details, findings, operationId } = await bench.reidentify(false);
    await expect.poll(cut.armed).toBeUndefined();
    expect(status).toBe('OK');
    expect(details.filter((detail) => detail === 'FORMAT_REIDENTIFICATION.OK')).toHaveLength(2);
    expect(findings).toMatchObject([{ kind: 'changed', to: `fmt/${version}` }]);
    const after = (await bench.groupsByUri()).get('content/a');
    expect(after?.version).toBe((before?.version ?? 0) + 1);
    expect(after?.document._ops).toEqual([...(before?.document._ops ?? []), operationId]);
    expect(await leftOvers()).toBe(0);
  });
});

describe('a re-identification is refused', () => {
  it('when another operation changed a group meanwhile: nothing changes, and the group is named', async () => {
    version += 1;
    await bench.importSignatures(version, { [`fmt/${version}`]: 'd' });
    meanwhile = () =>
      bench.database.query('update object_group set atomic_version = atomic_version + 1 where tenant = 0');
    const before = (await bench.groupsByUri()).get('content/a');
    const { status, details } = await bench.reidentify(false);
    meanwhile = undefined;
    expect(status).toBe('KO');
    expect(details).toContain('FORMAT_REIDENTIFICATION.KO');
    expect((await bench.groupsByUri()).get('content/a')?.version).toBe(before?.version);
    expect(await leftOvers()).toBe(0);
  });
});
