import { describe, expect, it } from 'vitest';
import { startComputedRules } from '../../../test/computed-rules/start-computed-rules.ts';
import { guid, storeUnits } from '../../../test/query/fixtures.ts';
import { lattice } from '../../../test/query/inherited-rules-fixtures.ts';

const bench = await startComputedRules();
const EVERYTHING = { $query: [{ $exists: '#id' }] };

describe('the computation of inherited rules', () => {
  it('asks for a contract that may change management metadata; the removal does not', async () => {
    for (const contract of [{ WritingPermission: false }, { WritingRestrictedDesc: true }])
      await expect(bench.run('compute', EVERYTHING, contract)).rejects.toMatchObject({
        code: 'COMPUTED_RULES_PERMISSION',
        status: 401,
      });
    const none = { $query: [{ $eq: { '#id': guid('unit', 'nobody') } }] };
    expect(await bench.run('remove', none, { WritingPermission: false })).toMatchObject({
      status: 'WARNING',
    });
  });

  it('is KO beyond the threshold of the request, and changes nothing', async () => {
    const { status, events } = await bench.run('compute', { ...EVERYTHING, $threshold: 2 });
    expect(status).toBe('KO');
    expect(events).toContain('COMPUTED_INHERITED_RULES_CHECK_DISTRIBUTION_THRESHOLD.KO');
    expect(events).not.toContain('STP_COMPUTE_INHERITED_RULES.STARTED.OK');
    expect(await bench.shown('a')).not.toHaveProperty('#computedInheritedRules');
  });

  it('is a WARNING that says so when no unit is found', async () => {
    const { status, events } = await bench.run('compute', {
      $query: [{ $eq: { '#id': guid('unit', 'nobody') } }],
    });
    expect(status).toBe('WARNING');
    expect(events).toContain('OBJECTS_LIST_EMPTY.WARNING');
  });

  it('refuses a query without condition nor root, or that cannot be run', async () => {
    await expect(bench.run('compute', { $query: [] })).rejects.toThrow('GLOBAL_EMPTY_QUERY');
    await expect(bench.run('compute', { $query: [{ $gt: { StartDate: 'tomorrow' } }] })).rejects.toThrow(
      'INVALID_VALUE',
    );
  });

  it('under a contract that went meanwhile is KO', async () => {
    const { status, events } = await bench.run('compute', EVERYTHING, { Identifier: 'GONE' });
    expect(status).toBe('KO');
    expect(events).toContain('COMPUTED_INHERITED_RULES_CHECK_DISTRIBUTION_THRESHOLD.KO');
  });

  it('leaves the units whose rules come by too many paths, and computes the others', async () => {
    const units = lattice(22);
    await storeUnits(bench.database, units);
    const deepest = units.at(-1);
    const ids = [deepest, units[0], units[3]].map((unit) => String(unit?._id));
    const { status, events } = await bench.run('compute', { $query: [{ $in: { '#id': ids } }] });
    expect(status).toBe('WARNING');
    expect(events).toContain('COMPUTE_INHERITED_RULES_ACTION.WARNING');
    const { rows } = await bench.database.query<{ id: string }>(
      'select id from unit where document @> \'{"_validComputedInheritedRules": true}\' and id = any($1)',
      [ids],
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted());
  });
});
