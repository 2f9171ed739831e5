import { describe, expect, it } from 'vitest';
import { startComputedRules } from '../../../test/computed-rules/start-computed-rules.ts';
import { cutter } from '../../../test/engine/cut-once.ts';
import { guid } from '../../../test/query/fixtures.ts';
import { CRASH_POINTS } from '../engine/crash-points.ts';

const cut = cutter();
const bench = await startComputedRules({ crashPoints: cut.crashPoints });
const query = { $query: [{ $in: { '#id': ['a', 'b', 'c'].map((name) => guid('unit', name)) } }] };

describe('a computation that is cut', () => {
  it.each(CRASH_POINTS)('at %s: is finished afterwards, and leaves nothing behind', async (point) => {
    await bench.run('remove', query);
    const before = await bench.shown('b');
    expect(before).not.toHaveProperty('#computedInheritedRules');
    cut.arm(point);
    const { status, events } = await bench.run('compute', query);
    await expect.poll(cut.armed).toBeUndefined();
    expect(status).toBe('OK');
    expect(events.filter((event) => event === 'COMPUTE_INHERITED_RULES.OK')).toHaveLength(1);
    const after = await bench.shown('b');
    expect(after).toMatchObject({ ...before, '#validComputedInheritedRules': true });
    const { rows } = await bench.database.query('select from computed_rules_staged');
    expect(rows).toEqual([]);
  });
});
