import { describe, expect, it } from 'vitest';
import { startComputedRules } from '../../../test/computed-rules/start-computed-rules.ts';
import { guid } from '../../../test/query/fixtures.ts';
import type { CrashPoint } from '../engine/index.ts';

let armed: CrashPoint | undefined;
const bench = await startComputedRules({
  crashPoints: async (point) => {
    if (point !== armed) return;
    armed = undefined;
    throw new Error(`Cut at ${point}`);
  },
});
const query = { $query: [{ $in: { '#id': ['a', 'b', 'c'].map((name) => guid('unit', name)) } }] };

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

describe('a computation that is cut', () => {
  it.each(POINTS)('at %s: is finished afterwards, and leaves nothing behind', async (point) => {
    await bench.run('remove', query);
    const before = await bench.shown('b');
    expect(before).not.toHaveProperty('#computedInheritedRules');
    armed = point;
    const { status, events } = await bench.run('compute', query);
    expect(armed).toBeUndefined();
    expect(status).toBe('OK');
    expect(events.filter((event) => event === 'COMPUTE_INHERITED_RULES.OK')).toHaveLength(1);
    const after = await bench.shown('b');
    expect(after).toMatchObject({ ...before, '#validComputedInheritedRules': true });
    const { rows } = await bench.database.query('select from computed_rules_staged');
    expect(rows).toEqual([]);
  });
});
