import { describe, expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { temporaryFolder } from '../support/index.ts';
import { IS_LONG_RUN, KILLS_OF_RUN } from '../support/kills-of-run.ts';
import type { DepositShape } from './deposit-shapes.ts';
import { type KilledLane, killAll, openKilledLane } from './killed-lane.ts';
import { binary, sampleSip, unit } from './sample-sip.ts';

/**
 * Deposits that change what the archive has already: objects added to a group, a unit under another one that shares the
 * group. Killed on both sides of each write of their commit, and at any time: the group is as it was or has all of it,
 * once, in the database and on each offer.
 */

const LANES = 2;
const LONG = 20 * 60_000;
const HELD = 'held by the archive';
const ADDED = 'added later, by a deposit that may be killed';

interface Attached {
  readonly shape: DepositShape;
  readonly groupId: string;
}

const cache = await temporaryFolder('chartrier-compiled-');
const lanes = await Promise.all(Array.from({ length: LANES }, () => openKilledLane(cache)));
const attachments = new Map<KilledLane, Attached>();
for (const lane of lanes) attachments.set(lane, await attach(lane));

/** A unit and its group, archived; and the package that adds to them. */
async function attach(lane: KilledLane): Promise<Attached> {
  const content = await sampleSip({
    files: { 'content/held.txt': HELD },
    units: [unit('holder', { objectReference: { to: 'group', id: 'G1' } })],
  });
  const counts = { units: 1, groups: 1, objects: 1, bytes: HELD.length };
  const operationId = await lane.calmly({ name: 'held', content, status: 'OK', ...counts });
  const { rows } = await lane.database.query<{ id: string; og: string }>(
    'select id, og from unit where tenant = 0 and opi = $1',
    [operationId],
  );
  const [holder] = rows;
  if (holder === undefined) throw new Error('the holder was not archived');
  const adding = await sampleSip({
    files: { 'content/added.txt': ADDED },
    groups: [
      {
        id: 'GA',
        objects: [binary('OA', 'content/added.txt', ADDED, { DataObjectVersion: 'Dissemination_1' })],
      },
    ],
    units: [
      unit('existing', {
        management: { UpdateOperation: { SystemId: holder.id } },
        objectReference: { to: 'group', id: 'GA' },
        children: [unit('child', { objectReference: { to: 'existingGroup', id: holder.og } })],
      }),
    ],
  });
  const added = { units: 1, groups: 0, objects: 1, bytes: ADDED.length };
  return {
    shape: { name: 'attached', content: adding, status: 'OK', ...added },
    groupId: holder.og,
  };
}

function attachmentOf(lane: KilledLane): Attached {
  const attached = attachments.get(lane);
  if (attached === undefined) throw new Error('the lane has no attachment');
  return attached;
}

const shape = (lane: KilledLane): DepositShape => attachmentOf(lane).shape;

/** Each deposit that was finished has one object in the group and one unit above it, and no other has. */
async function expectWholeGroup(lane: KilledLane): Promise<void> {
  const { groupId } = attachmentOf(lane);
  const { rows } = await lane.database.query<Record<string, unknown>>(
    `select (select array_agg(op order by op) from jsonb_array_elements_text(document -> '_ops') op) ops,
       (select array_agg(v ->> '_opi' order by v ->> '_opi')
        from jsonb_path_query(document, '$._qualifiers[*].versions[*]') v) opis,
       (select count(distinct v ->> 'DataObjectVersion')::integer
        from jsonb_path_query(document, '$._qualifiers[*].versions[*]') v) names,
       (document ->> '_nbc')::integer objects, jsonb_array_length(document -> '_up') parents, version
     from object_group where tenant = 0 and id = $1`,
    [groupId],
  );
  const deposits = await lane.database.query<{ id: string }>(
    `select id from operation where tenant = 0 and identifier = 'PROCESS_SIP_UNITARY' order by id`,
  );
  const ids = deposits.rows.map(({ id }) => id).toSorted();
  expect(rows).toEqual([
    {
      ops: ids,
      opis: ids,
      names: ids.length,
      objects: ids.length,
      parents: ids.length,
      version: ids.length - 1,
    },
  ]);
}

const ENDS = CRASH_POINTS.filter((name) => /prepare|commit|final-event|seal|completed/.test(name));
const STEP = 'STP_UPDATE_OBJECT_GROUP';

describe('a worker killed during a deposit that adds to the archive', () => {
  it('on both sides of each write of the commit and of the end', { timeout: LONG }, async () => {
    const kills = ENDS.map((name) => ({ shape, death: { point: { name } } }));
    expect(kills.length).toBeGreaterThan(9);
    expect(await killAll(lanes, kills)).toEqual([]);
    for (const lane of lanes) await expectWholeGroup(lane);
  });

  it('at the boundaries of the step that makes the new versions of groups', { timeout: LONG }, async () => {
    const places = ['step-started', 'batch-done', 'step-done', 'step-ended'] as const;
    const kills = places.map((name) => ({ shape, death: { point: { name, step: STEP } } }));
    expect(await killAll(lanes, kills)).toEqual([]);
    for (const lane of lanes) await expectWholeGroup(lane);
  });

  it('at moments of its writes on the offers', { timeout: LONG }, async () => {
    const stride = IS_LONG_RUN ? 1 : 6;
    let write = 1;
    for (;;) {
      const kills = lanes.map((_, place) => ({ shape, death: { write: write + place * stride } }));
      const survived = await killAll(lanes, kills);
      write += stride * lanes.length;
      if (survived.length > 0) break;
    }
    expect(write).toBeGreaterThan(15);
    for (const lane of lanes) await expectWholeGroup(lane);
  });

  it('at any time, again and again', { timeout: LONG }, async () => {
    const KILLS_OF_ONE = 3;
    const rounds = Math.ceil(KILLS_OF_RUN / KILLS_OF_ONE / 5);
    const before = lanes.reduce((sum, lane) => sum + lane.killings(), 0);
    for (let round = 0; round < rounds; round += lanes.length)
      await Promise.all(
        lanes.map((lane) =>
          lane.killedAgainAndAgain(
            shape(lane),
            Array.from({ length: KILLS_OF_ONE }, () => 40 + Math.random() * 900),
          ),
        ),
      );
    const killings = lanes.reduce((sum, lane) => sum + lane.killings(), 0) - before;
    expect(killings).toBeGreaterThanOrEqual(rounds);
    for (const lane of lanes) await expectWholeGroup(lane);
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
