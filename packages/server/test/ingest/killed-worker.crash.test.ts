import { describe, expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { INGEST_WORKFLOW_DEFINITIONS } from '../../src/operations/ingest/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { type DepositShape, depositShapes } from './deposit-shapes.ts';
import { type KilledLane, openKilledLane } from './killed-lane.ts';
import type { Death } from './killed-process.ts';

/**
 * Real deposits, whose worker is really killed: at each boundary of each step, on both sides of each write of the commit
 * and of the end, at moments of the writes on the offers, and at any time. What was acknowledged is finished or refused by
 * the next worker as if nothing had happened.
 *
 * CHARTRIER_TEST_KILLS: how many times at random (20). From 100 on, also at every place of a step (not only its
 * boundaries) and at every moment of the writes (not only at some).
 */
const RANDOM_KILLS = Number(process.env.CHARTRIER_TEST_KILLS ?? '20');
const EVERY_PLACE = RANDOM_KILLS >= 100;
/** Archives side by side: their workers wait for disks and leases most of the time. */
const LANES = 3;
const LONG = 20 * 60_000;

const { small, large, refused } = await depositShapes();
const steps = INGEST_WORKFLOW_DEFINITIONS.find(({ id }) => id === 'DEFAULT_WORKFLOW')?.steps ?? [];
const cache = await temporaryFolder('chartrier-compiled-');
const lanes = await Promise.all(Array.from({ length: LANES }, () => openKilledLane(cache)));

interface Kill {
  readonly shape: DepositShape;
  readonly death: Death;
}

/** Kills on all lanes at once. Answers those that did not come to pass: the worker went past. */
async function killAll(kills: readonly Kill[]): Promise<readonly Death[]> {
  const waiting = [...kills];
  const survived: Death[] = [];
  async function work(lane: KilledLane): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      if (!(await lane.killed(next.shape, next.death))) survived.push(next.death);
  }
  await Promise.all(lanes.map(work));
  return survived;
}

/** Where a step may be left; a boundary is what another worker sees of it. */
const BOUNDARIES: readonly string[] = ['step-started', 'batch-done', 'step-ended'];
const WITHIN: readonly string[] = ['before-batch-written', 'step-done'];
const OF_THE_END = CRASH_POINTS.filter((name) => !BOUNDARIES.includes(name) && !WITHIN.includes(name));
const LAST_ORDINARY = steps.at(-2)?.name;

describe('a worker killed during a deposit', () => {
  it('at each boundary of each step', { timeout: LONG }, async () => {
    const places = EVERY_PLACE ? [...BOUNDARIES, ...WITHIN] : BOUNDARIES;
    const kills = steps.flatMap(({ name: step }) =>
      places.map((name) => ({ shape: small, death: { point: { name, step } } })),
    );
    expect(kills.length).toBeGreaterThan(35);
    // A step without items has no batch, and the end of the last ordinary step is written by the commit.
    const past = (await killAll(kills)).map(({ point }) => `${point?.step} ${point?.name}`).toSorted();
    const never = [`${LAST_ORDINARY} step-ended`, 'STP_UPDATE_OBJECT_GROUP batch-done'];
    expect(past).toEqual(EVERY_PLACE ? [...never, 'STP_UPDATE_OBJECT_GROUP before-batch-written'] : never);
  });

  it('on both sides of each write of the commit and of the end', { timeout: LONG }, async () => {
    // The end of a large deposit differs by the files of its folder, which are looked at below.
    const shapesAt = (name: string) =>
      EVERY_PLACE || /prepare|commit/.test(name) ? [small, large] : [small];
    const kills = OF_THE_END.flatMap((name) =>
      shapesAt(name).map((shape) => ({ shape, death: { point: { name } } })),
    );
    expect(kills.length).toBeGreaterThan(12);
    expect(await killAll(kills)).toEqual([]);
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
    expect(await killAll(kills)).toEqual([]);
  });
});

describe('a worker killed at moments of its writes on the offers', () => {
  it.each([
    ['a small deposit', small, EVERY_PLACE ? 1 : 3, 20],
    ['a large deposit', large, EVERY_PLACE ? 1 : 7, 50],
    ['a refused deposit', refused, EVERY_PLACE ? 1 : 7, 20],
  ] as const)('of %s', { timeout: LONG }, async (_name, shape, stride, least) => {
    let write = 1;
    for (;;) {
      const moments = lanes.map((_, place) => write + place * stride);
      const survived = await killAll(moments.map((moment) => ({ shape, death: { write: moment } })));
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
  it(`${RANDOM_KILLS} times, again and again during a deposit`, { timeout: LONG }, async () => {
    const rounds = Array.from({ length: Math.ceil(RANDOM_KILLS / KILLS_OF_ONE) }, (_, round) => ({
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
