import { describe, expect, it } from 'vitest';
import { startComputedRules, TODAY } from '../../../test/computed-rules/start-computed-rules.ts';
import { guid } from '../../../test/query/fixtures.ts';
import { contentOfDatabase } from '../../../test/rebuild/content-of-database.ts';
import { cloneDatabase } from '../../../test/support/index.ts';
import { rebuild } from '../rebuild/index.ts';

const bench = await startComputedRules();
const id = (name: string) => guid('unit', name);
const named = (...names: readonly string[]) => ({ $query: [{ $in: { '#id': names.map(id) } }] });

async function found(query: object, contract?: object, today?: string): Promise<readonly string[]> {
  const outcome = await bench.search(query, contract, today);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.answer.results.map((unit) => String(unit.Title)).toSorted();
}

describe('rules in force, computed', () => {
  it('are kept on each unit of the query, with no version, operation nor lifecycle event', async () => {
    const before = await bench.shown('c');
    const { status, events } = await bench.run('compute', named('c', 'd', 'e', 'h'));
    expect(status).toBe('OK');
    expect(events).toEqual([
      'STP_COMPUTE_INHERITED_RULES_PREPARATION.STARTED.OK',
      'STP_COMPUTE_INHERITED_RULES_PREPARATION.OK',
      'COMPUTED_INHERITED_RULES_CHECK_DISTRIBUTION_THRESHOLD.OK',
      'COMPUTE_INHERITED_RULES_PREPARATION.OK',
      'STP_COMPUTE_INHERITED_RULES.STARTED.OK',
      'STP_COMPUTE_INHERITED_RULES.OK',
      'COMPUTE_INHERITED_RULES_ACTION.OK',
      'STP_COMPUTE_INHERITED_RULES_FINALIZATION.STARTED.OK',
      'STP_COMPUTE_INHERITED_RULES_FINALIZATION.OK',
      'COMPUTE_INHERITED_RULES_FINALIZATION.OK',
      'COMPUTE_INHERITED_RULES.OK',
    ]);
    expect(await bench.shown('c')).toEqual({
      ...before,
      '#validComputedInheritedRules': true,
      '#computedInheritedRules': {
        AccessRule: {
          MaxEndDate: '2035-01-01',
          InheritanceOrigin: 'Inherited',
          InheritedRuleIds: ['ACC-1'],
          Rules: [{ Rule: 'ACC-1', EndDate: '2035-01-01' }],
          EndDates: { 'ACC-1': '2035-01-01' },
        },
        AppraisalRule: {
          MaxEndDate: '2020-01-01',
          InheritanceOrigin: 'Inherited',
          InheritedRuleIds: ['APP-1', 'APP-2'],
          FinalAction: ['Destroy', 'Keep'],
          Rules: [
            { Rule: 'APP-1', EndDate: '2005-01-01' },
            { Rule: 'APP-2', EndDate: '2020-01-01' },
          ],
          EndDates: { 'APP-1': '2005-01-01', 'APP-2': '2020-01-01' },
        },
        NeedAuthorization: [true],
        indexationDate: TODAY,
      },
    });
    expect(await bench.shown('a')).not.toHaveProperty('#computedInheritedRules');
  });

  it('are found by searches, and open units to a contract on the day after their end, without any batch', async () => {
    await bench.run('compute', named('a', 'b', 'c', 'd', 'e', 'h'));
    const past = {
      $range: { '#computedInheritedRules.AccessRule.MaxEndDate': { $gte: '2030-01-01', $lt: '2036-01-01' } },
    };
    expect(await found({ $query: [past] })).toEqual(['b', 'c', 'e']);
    expect(
      await found({ $query: [{ $eq: { '#computedInheritedRules.AppraisalRule.FinalAction': 'Keep' } }] }),
    ).toEqual(['b', 'c', 'e']);
    expect(await found({ $query: [{ $eq: { '#validComputedInheritedRules': true } }] })).toHaveLength(6);
    const filtered = { RuleCategoryToFilter: ['AccessRule'] };
    expect(await found({ $query: [{ $exists: '#id' }] }, filtered, '2025-01-01')).toEqual([]);
    expect(await found({ $query: [{ $exists: '#id' }] }, filtered, '2025-01-02')).toEqual(['a']);
    expect(await found({ $query: [{ $exists: '#id' }] }, filtered, '2035-01-01')).toEqual(['a']);
    expect(await found({ $query: [{ $exists: '#id' }] }, filtered, '2035-01-02')).toEqual([
      'a',
      'b',
      'c',
      'e',
    ]);
  });

  it('are computed on the units that the contract shows only', async () => {
    await bench.run('remove', named('a', 'b', 'c', 'd', 'e', 'h'));
    const name = { Identifier: 'NOT-C', Name: 'Not C', Status: 'ACTIVE' };
    const contract = { ...name, EveryOriginatingAgency: true, ExcludedRootUnits: [id('c')] };
    await bench.importJson('AccessContract', [contract]);
    await bench.run('compute', { $query: [{ $exists: '#id' }] }, { Identifier: 'NOT-C' });
    expect(await found({ $query: [{ $exists: '#computedInheritedRules' }] })).toEqual(['a', 'b', 'h']);
  });

  it('are removed on request', async () => {
    await bench.run('compute', named('a', 'b'));
    const { status, events } = await bench.run('remove', named('b'));
    expect(status).toBe('OK');
    expect(events.slice(2, 6)).toEqual([
      'CHECK_DISTRIBUTION_THRESHOLD.OK',
      'COMPUTE_INHERITED_RULES_PREPARATION.OK',
      'STP_COMPUTE_INHERITED_RULES_DELETE.STARTED.OK',
      'STP_COMPUTE_INHERITED_RULES_DELETE.OK',
    ]);
    expect(events.at(-1)).toBe('COMPUTE_INHERITED_RULES_DELETE.OK');
    const unit = await bench.shown('b');
    expect(unit).not.toHaveProperty('#computedInheritedRules');
    expect(unit).not.toHaveProperty('#validComputedInheritedRules');
    expect(await bench.shown('a')).toHaveProperty('#computedInheritedRules');
  });
});

describe('computed rules that a change makes stale', () => {
  it('are those of the unit whose management metadata changed and of those under it; then they are computed again', async () => {
    const unit = await bench.depositUnit({ Title: 'Sealed' });
    await bench.run('compute', { $query: [{ $in: { '#id': [unit, id('a')] } }] });
    expect(await bench.stored(unit)).toMatchObject({ _validComputedInheritedRules: true });
    const AccessRule = { Rules: [{ Rule: 'ACC-00002', StartDate: '2020-01-01' }] };
    await bench.change(unit, [{ $set: { '#management.AccessRule': AccessRule } }]);
    const stale = await bench.stored(unit);
    expect(stale).toMatchObject({ _validComputedInheritedRules: false });
    expect(stale).not.toHaveProperty('_computedInheritedRules');
    expect(await bench.shown('a')).toMatchObject({ '#validComputedInheritedRules': true });
    expect(await bench.computeObsolete()).toMatchObject({ status: 'OK' });
    expect(await bench.stored(unit)).toMatchObject({
      _validComputedInheritedRules: true,
      _computedInheritedRules: { AccessRule: { MaxEndDate: '2045-01-01', InheritanceOrigin: 'Local' } },
    });
    expect(await bench.computeObsolete()).toBeUndefined();
  });

  it('stay when only the description changes', async () => {
    const unit = await bench.depositUnit({ Title: 'Named' });
    await bench.run('compute', { $query: [{ $eq: { '#id': unit } }] });
    await bench.change(unit, [{ $set: { Title: 'Renamed' } }]);
    expect(await bench.stored(unit)).toMatchObject({ Title: 'Renamed', _validComputedInheritedRules: true });
  });
});

it('are on the offers: a rebuild gives back what each unit keeps', async () => {
  const kept = await bench.depositUnit({ Title: 'Kept' });
  const removed = await bench.depositUnit({ Title: 'Removed' });
  const stale = await bench.depositUnit({ Title: 'Stale' });
  await bench.run('compute', { $query: [{ $in: { '#id': [kept, removed, stale] } }] });
  await bench.run('remove', { $query: [{ $eq: { '#id': removed } }] });
  await bench.change(kept, [{ $set: { Title: 'Kept again' } }]);
  await bench.change(stale, [{ $set: { '#management.NeedAuthorization': true } }]);
  await bench.database.query('delete from unit where id = any($1)', [['a', 'b', 'c', 'd', 'e', 'h'].map(id)]);
  const content = await contentOfDatabase(bench.database);
  const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
  for (const [name, offer] of bench.storage.offers) {
    const { database } = await cloneDatabase();
    await rebuild({ database, administrationTenant: 1, tenants: rows }, offer);
    const again = await contentOfDatabase(database);
    expect({ name, units: again.unit }).toEqual({ name, units: content.unit });
    expect(again.operation).toEqual(content.operation);
    expect(again.commit_chain).toEqual(content.commit_chain);
  }
});
