import { describe, expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { INGEST_WORKFLOW_DEFINITIONS } from '../../src/operations/ingest/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { IS_LONG_RUN, KILLS_OF_RUN } from '../support/kills-of-run.ts';
import { depositShapes, shelfDeposit } from './deposit-shapes.ts';
import { killAll, openKilledLane } from './killed-lane.ts';

/**
 * Real deposits, whose worker is really killed: at boundaries of each step, on both sides of each write of the commit and
 * of the end, at moments of the writes on the offers, and at any time. What was acknowledged is finished or refused by the
 * next worker as if nothing had happened.
 */

/** Archives side by side: their workers wait for disks much of the time. */
const LANES = 3;
const LONG = 20 * 60_000;

const { small, large, refused } = await depositShapes();
const steps = INGEST_WORKFLOW_DEFINITIONS.find(({ id }) => id === 'DEFAULT_WORKFLOW')?.steps ?? [];
const cache = await temporaryFolder('chartrier-compiled-');
const lanes = await Promise.all(Array.from({ length: LANES }, () => openKilledLane(cache)));

/** Where a step may be left: its work is done and not told, or everything of it; the next one begins. */
const BOUNDARIES: readonly string[] = ['step-started', 'batch-done'];
const OF_A_STEP: readonly string[] = [...BOUNDARIES, 'before-batch-written', 'step-done', 'step-ended'];
const OF_THE_END = CRASH_POINTS.filter((name) => !OF_A_STEP.includes(name));
const LAST_ORDINARY = steps.at(-2)?.name;

describe('a worker killed during a deposit', () => {
  it('at the boundaries of each step', { timeout: LONG }, async () => {
    const places = IS_LONG_RUN ? OF_A_STEP : BOUNDARIES;
    const kills = steps.flatMap(({ name: step }, place) =>
      places.map((name) => ({
        // what a large deposit has made durable already is kept by the next attempt
        shape: IS_LONG_RUN || place % 2 === 0 ? small : large,
        death: { point: { name, step } },
      })),
    );
    expect(kills.length).toBeGreaterThan(25);
    // A step without items has no batch, and the end of the last ordinary step is written by the commit.
    const past = (await killAll(lanes, kills)).map(({ point }) => `${point?.step} ${point?.name}`).toSorted();
    const withoutItem = ['STP_UPDATE_OBJECT_GROUP batch-done'];
    expect(past).toEqual(
      IS_LONG_RUN
        ? [
            `${LAST_ORDINARY} step-ended`,
            ...withoutItem,
            'STP_UPDATE_OBJECT_GROUP before-batch-written',
          ].toSorted()
        : withoutItem,
    );
  });

  it('on both sides of each write of the commit and of the end', { timeout: LONG }, async () => {
    // The end of a large deposit differs by the files of its folder, which are looked at below.
    const shapesAt = (name: string) =>
      IS_LONG_RUN || /prepare|commit/.test(name) ? [small, large] : [small];
    const kills = OF_THE_END.flatMap((name) =>
      shapesAt(name).map((shape) => ({ shape, death: { point: { name } } })),
    );
    expect(kills.length).toBeGreaterThan(12);
    expect(await killAll(lanes, kills)).toEqual([]);
  });

  it('on both sides of each write of the end of a refusal', { timeout: LONG }, async () => {
    const ends = OF_THE_END.filter((name) => !/commit|prepare/.test(name));
    const kills = [
      ...ends.map((name) => ({ point: { name } })),
      { point: { name: 'step-ended', step: 'STP_OG_CHECK_AND_TRANSFORME' } },
      { point: { name: 'step-started', step: 'STP_INGEST_FINALISATION' } },
      { point: { name: 'batch-done', step: 'STP_INGEST_FINALISATION' } },
    ].map((death) => ({ shape: refused, death }));
    expect(kills.length).toBeGreaterThan(8);
    expect(await killAll(lanes, kills)).toEqual([]);
  });
});

describe.skipIf(!IS_LONG_RUN)('a worker killed during a deposit that has a shelf of its own', () => {
  it.each([
    [{ name: 'batch-done', step: 'STP_UNIT_METADATA' }],
    [{ name: 'after-prepare' }],
    [{ name: 'commit-published' }],
    [{ name: 'after-commit' }],
    [{ name: 'before-completed' }],
    [{ name: 'before-seal' }],
  ])('%o', { timeout: LONG }, async (point) => {
    expect(await killAll(lanes, [{ shape: await shelfDeposit(), death: { point } }])).toEqual([]);
  });
});

describe('a worker killed at moments of its writes on the offers', () => {
  it.each([
    ['a small deposit', small, IS_LONG_RUN ? 1 : 5, 20],
    ['a large deposit', large, IS_LONG_RUN ? 1 : 11, 50],
    ['a refused deposit', refused, IS_LONG_RUN ? 1 : 7, 20],
  ] as const)('of %s', { timeout: LONG }, async (_name, shape, stride, least) => {
    let write = 1;
    for (;;) {
      const moments = lanes.map((_, place) => write + place * stride);
      const survived = await killAll(
        lanes,
        moments.map((moment) => ({ shape, death: { write: moment } })),
      );
      write += stride * lanes.length;
      if (survived.length > 0) break;
    }
    expect(write).toBeGreaterThan(least);
  });
});

/** Below the number of claims without progress at which the engine holds an operation back. */
const KILLS_OF_ONE = 3;
const LONGEST_MILLISECONDS = 900;

describe('workers killed at any time', () => {
  it(`${KILLS_OF_RUN} times, again and again during a deposit`, { timeout: LONG }, async () => {
    const before = lanes.reduce((sum, lane) => sum + lane.killings(), 0);
    const rounds = Array.from({ length: Math.ceil(KILLS_OF_RUN / KILLS_OF_ONE) }, (_, round) => ({
      shape: [small, large, refused][round % 3] ?? small,
      after: Array.from({ length: KILLS_OF_ONE }, () => 40 + Math.random() * LONGEST_MILLISECONDS),
    }));
    await Promise.all(
      lanes.map(async (lane) => {
        for (let next = rounds.shift(); next !== undefined; next = rounds.shift())
          await lane.killedAgainAndAgain(next.shape, next.after);
      }),
    );
    expect(rounds).toEqual([]);
    const killings = lanes.reduce((sum, lane) => sum + lane.killings(), 0) - before;
    expect(killings).toBeGreaterThanOrEqual(KILLS_OF_RUN);
  });
});

describe('after all', () => {
  it.each(lanes.map((lane, place) => [place + 1, lane] as const))(
    'archive %i is whole: nothing lost, nothing twice, nothing left behind, and made again from each offer',
    { timeout: LONG },
    async (_place, lane) => {
      await lane.expectSound();
    },
  );
});
