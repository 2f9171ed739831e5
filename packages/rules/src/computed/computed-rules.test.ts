import { describe, expect, it } from 'vitest';
import { type InheritedRules, inheritedRules } from '../inheritance/inherited-rules.ts';
import type { UnitGraph, UnitOfGraph } from '../inheritance/unit-graph.ts';
import type { Management } from '../management.ts';
import { computedRules } from './computed-rules.ts';

const LIMITS = { paths: 1_000, steps: 1_000 };
const TODAY = '2024-03-05';

function unit(
  id: string,
  originatingAgency: string | undefined,
  parents: readonly string[],
  management: Management = {},
): UnitOfGraph {
  return { id, parents, management, ...(originatingAgency === undefined ? {} : { originatingAgency }) };
}

function inheritedBy(id: string, graph: UnitGraph): InheritedRules {
  const outcome = inheritedRules([id], graph, LIMITS);
  const rules = outcome.ok ? outcome.byUnit.get(id) : undefined;
  if (rules === undefined) throw new Error(JSON.stringify(outcome));
  return rules;
}

function graphOf(...units: readonly UnitOfGraph[]): UnitGraph {
  return new Map(units.map((one) => [one.id, one]));
}

/** Two agencies above one folder, below a holding unit. */
const ARCHIVE = graphOf(
  unit('H', undefined, []),
  unit('A', 'SP1', ['H'], {
    NeedAuthorization: true,
    AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' }] },
    AppraisalRule: {
      Rules: [{ Rule: 'APP-1', StartDate: '2000-01-01', EndDate: '2005-01-01' }],
      FinalAction: 'Destroy',
    },
  }),
  unit('B', 'SP2', ['H'], {
    NeedAuthorization: false,
    AccessRule: {
      Rules: [{ Rule: 'ACC-1', StartDate: '2010-01-01', EndDate: '2035-01-01' }, { Rule: 'ACC-2' }],
    },
    AppraisalRule: {
      Rules: [{ Rule: 'APP-2', StartDate: '2010-01-01', EndDate: '2020-01-01' }],
      FinalAction: 'Keep',
    },
  }),
  unit('C', 'SP1', ['A', 'B'], { AccessRule: { Inheritance: { PreventRulesId: ['ACC-2'] } } }),
  unit('D', 'SP1', ['C'], {
    AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2015-01-01', EndDate: '2040-01-01' }] },
    AppraisalRule: { FinalAction: 'Destroy', Inheritance: { PreventInheritance: true } },
  }),
  unit('E', 'SP1', ['C'], { AccessRule: { Rules: [{ Rule: 'ACC-3' }] } }),
);
const computed = (id: string, more: { withRuleIds?: boolean; withOutput?: boolean } = {}) =>
  computedRules(inheritedBy(id, ARCHIVE), { today: TODAY, ...more });

describe('what is kept of the rules in force', () => {
  it('is, of inherited ones, where they come from, which they are and when the last ends', () => {
    expect(computed('C')).toEqual({
      AccessRule: {
        MaxEndDate: '2035-01-01',
        InheritanceOrigin: 'Inherited',
        InheritedRuleIds: ['ACC-1'],
      },
      AppraisalRule: {
        MaxEndDate: '2020-01-01',
        InheritanceOrigin: 'Inherited',
        InheritedRuleIds: ['APP-1', 'APP-2'],
        FinalAction: ['Destroy', 'Keep'],
      },
      NeedAuthorization: [false, true],
      indexationDate: TODAY,
    });
  });

  it('is, of the unit’s own, that they are local; a category without rules has its properties alone', () => {
    const { AccessRule, AppraisalRule } = computed('D');
    expect(AccessRule).toEqual({ MaxEndDate: '2040-01-01', InheritanceOrigin: 'Local' });
    expect(AppraisalRule).toEqual({ FinalAction: ['Destroy'] });
  });

  it('counts no rule without end, and tells both origins', () => {
    expect(computed('E').AccessRule).toEqual({
      MaxEndDate: '2035-01-01',
      InheritanceOrigin: 'LocalAndInherited',
      InheritedRuleIds: ['ACC-1', 'ACC-2'].filter((rule) => rule !== 'ACC-2'),
    });
    expect(computed('H')).toEqual({ indexationDate: TODAY });
  });

  it('has the end of each rule, and all that is in force, where that is asked for', () => {
    const { AccessRule, inheritedRulesAPIOutput } = computed('E', { withRuleIds: true, withOutput: true });
    expect(AccessRule).toMatchObject({
      Rules: [{ Rule: 'ACC-1', EndDate: '2035-01-01' }, { Rule: 'ACC-3' }],
      EndDates: { 'ACC-1': '2035-01-01' },
    });
    expect(inheritedRulesAPIOutput).toEqual(inheritedBy('E', ARCHIVE));
  });

  it('is the same whatever the order of the parents', () => {
    const turned = graphOf(
      ...[...ARCHIVE.values()].map((one) => ({ ...one, parents: one.parents.toReversed() })),
    );
    for (const id of ARCHIVE.keys())
      expect(computedRules(inheritedBy(id, turned), { today: TODAY, withRuleIds: true })).toEqual(
        computed(id, { withRuleIds: true }),
      );
  });

  it('takes the year 11999 for later than the year 2040', () => {
    const far = graphOf(
      unit('F', 'SP1', [], {
        ReuseRule: {
          Rules: [
            { Rule: 'REU-1', EndDate: '11999-01-01' },
            { Rule: 'REU-2', EndDate: '2040-01-01' },
          ],
        },
      }),
    );
    expect(computedRules(inheritedBy('F', far), { today: TODAY }).ReuseRule?.MaxEndDate).toBe('11999-01-01');
  });
});
