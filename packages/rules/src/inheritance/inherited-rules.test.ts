import { describe, expect, it } from 'vitest';
import type { Management } from '../management.ts';
import { type InheritedRules, inheritedRules } from './inherited-rules.ts';
import type { UnitGraph, UnitOfGraph } from './unit-graph.ts';

const LIMITS = { paths: 1_000, steps: 1_000 };

function unit(
  id: string,
  originatingAgency: string | undefined,
  parents: readonly string[],
  management: Management = {},
): UnitOfGraph {
  return { id, parents, management, ...(originatingAgency === undefined ? {} : { originatingAgency }) };
}

function graphOf(...units: readonly UnitOfGraph[]): UnitGraph {
  return new Map(units.map((one) => [one.id, one]));
}

function rulesOf(id: string, graph: UnitGraph): InheritedRules {
  const outcome = inheritedRules([id], graph, LIMITS);
  const rules = outcome.ok ? outcome.byUnit.get(id) : undefined;
  if (rules === undefined) throw new Error(JSON.stringify(outcome));
  return rules;
}

/** Two agencies above the same folder, below one holding unit. */
const ARCHIVE = graphOf(
  unit('H', undefined, []),
  unit('A', 'SP1', ['H'], {
    AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' }] },
    AppraisalRule: {
      Rules: [{ Rule: 'APP-1', StartDate: '2000-01-01', EndDate: '2005-01-01' }],
      FinalAction: 'Destroy',
    },
  }),
  unit('B', 'SP2', ['H'], {
    AccessRule: {
      Rules: [{ Rule: 'ACC-1', StartDate: '2010-01-01', EndDate: '2035-01-01' }, { Rule: 'ACC-2' }],
    },
    AppraisalRule: {
      Rules: [{ Rule: 'APP-2', StartDate: '2010-01-01', EndDate: '2020-01-01' }],
      FinalAction: 'Keep',
    },
  }),
  unit('C', 'SP1', ['A', 'B'], { AccessRule: { Inheritance: { PreventRulesId: ['ACC-2'] } } }),
  unit('C2', 'SP1', ['A']),
  unit('D', 'SP1', ['C'], {
    AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2015-01-01', EndDate: '2040-01-01' }] },
    AppraisalRule: { FinalAction: 'Destroy', Inheritance: { PreventInheritance: true } },
  }),
  unit('E', 'SP3', ['C']),
  unit('F', 'SP3', ['C', 'C2']),
);
const EMPTY = { Rules: [], Properties: [] };

describe('rules in force', () => {
  it('are none on a holding unit that declares none, with no category left out', () => {
    expect(rulesOf('H', ARCHIVE)).toEqual({
      GlobalProperties: [],
      StorageRule: EMPTY,
      AppraisalRule: EMPTY,
      AccessRule: EMPTY,
      DisseminationRule: EMPTY,
      ReuseRule: EMPTY,
      ClassificationRule: EMPTY,
      HoldRule: EMPTY,
    });
  });

  it('are those that a unit declares, with their dates', () => {
    const origin = { UnitId: 'A', OriginatingAgency: 'SP1', Paths: [['A']] };
    const { AccessRule, AppraisalRule } = rulesOf('A', ARCHIVE);
    expect(AccessRule.Rules).toEqual([
      { ...origin, Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' },
    ]);
    expect(AppraisalRule).toEqual({
      Rules: [{ ...origin, Rule: 'APP-1', StartDate: '2000-01-01', EndDate: '2005-01-01' }],
      Properties: [{ ...origin, PropertyName: 'FinalAction', PropertyValue: 'Destroy' }],
    });
  });

  it('come from all the parents, one entry for each unit that declares; but those that are prevented', () => {
    const fromA = { UnitId: 'A', OriginatingAgency: 'SP1', Paths: [['C', 'A']] };
    const fromB = { UnitId: 'B', OriginatingAgency: 'SP2', Paths: [['C', 'B']] };
    const { AccessRule, AppraisalRule } = rulesOf('C', ARCHIVE);
    expect(AccessRule.Rules).toEqual([
      { ...fromA, Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' },
      { ...fromB, Rule: 'ACC-1', StartDate: '2010-01-01', EndDate: '2035-01-01' },
    ]);
    expect(AppraisalRule).toEqual({
      Rules: [
        { ...fromA, Rule: 'APP-1', StartDate: '2000-01-01', EndDate: '2005-01-01' },
        { ...fromB, Rule: 'APP-2', StartDate: '2010-01-01', EndDate: '2020-01-01' },
      ],
      Properties: [
        { ...fromA, PropertyName: 'FinalAction', PropertyValue: 'Destroy' },
        { ...fromB, PropertyName: 'FinalAction', PropertyValue: 'Keep' },
      ],
    });
  });

  it('hide the same rule of all ancestors where it is declared again, and a category whose inheritance is prevented', () => {
    const origin = { UnitId: 'D', OriginatingAgency: 'SP1', Paths: [['D']] };
    const { AccessRule, AppraisalRule } = rulesOf('D', ARCHIVE);
    expect(AccessRule.Rules).toEqual([
      { ...origin, Rule: 'ACC-1', StartDate: '2015-01-01', EndDate: '2040-01-01' },
    ]);
    expect(AppraisalRule).toEqual({
      Rules: [],
      Properties: [{ ...origin, PropertyName: 'FinalAction', PropertyValue: 'Destroy' }],
    });
  });

  it('keep a unit whose agency says no final action, and forget what other agencies say', () => {
    const { AccessRule, AppraisalRule } = rulesOf('E', ARCHIVE);
    expect(AccessRule.Rules).toMatchObject([
      { UnitId: 'A', Rule: 'ACC-1', Paths: [['E', 'C', 'A']] },
      { UnitId: 'B', Rule: 'ACC-1', Paths: [['E', 'C', 'B']] },
    ]);
    expect(AppraisalRule.Rules).toMatchObject([{ Rule: 'APP-1' }, { Rule: 'APP-2' }]);
    expect(AppraisalRule.Properties).toEqual([
      {
        UnitId: 'E',
        OriginatingAgency: 'SP3',
        Paths: [['E']],
        PropertyName: 'FinalAction',
        PropertyValue: 'Keep',
      },
    ]);
  });

  it('come once by several paths', () => {
    expect(rulesOf('F', ARCHIVE).AppraisalRule.Rules).toMatchObject([
      {
        Rule: 'APP-1',
        Paths: [
          ['F', 'C', 'A'],
          ['F', 'C2', 'A'],
        ],
      },
      { Rule: 'APP-2', Paths: [['F', 'C', 'B']] },
    ]);
  });

  it('pass the implicit final action on as if it were declared', () => {
    const graph = graphOf(unit('P', 'SP1', []), unit('Q', 'SP1', ['P']));
    expect(rulesOf('Q', graph).AppraisalRule.Properties).toEqual([
      {
        UnitId: 'P',
        OriginatingAgency: 'SP1',
        Paths: [['Q', 'P']],
        PropertyName: 'FinalAction',
        PropertyValue: 'Keep',
      },
    ]);
  });
});

describe('properties in force', () => {
  const graph = graphOf(
    unit('P', 'SP1', [], {
      NeedAuthorization: true,
      StorageRule: { Rules: [{ Rule: 'STO-1' }], FinalAction: 'Copy' },
      ClassificationRule: {
        ClassificationLevel: 'Secret Défense',
        ClassificationOwner: 'P',
        NeedReassessingAuthorization: false,
      },
    }),
    unit('Q', 'SP1', ['P'], {
      NeedAuthorization: false,
      StorageRule: { Inheritance: { PreventRulesId: ['STO-1'] } },
      ClassificationRule: { ClassificationOwner: 'Q', ClassificationAudience: 'all' },
    }),
    unit('R', 'SP1', ['P'], {
      StorageRule: { Inheritance: { PreventInheritance: true } },
      ClassificationRule: { Inheritance: { PreventInheritance: true } },
    }),
  );
  const named = (id: string, category: 'StorageRule' | 'ClassificationRule') =>
    rulesOf(id, graph)[category].Properties.map((one) => [one.UnitId, one.PropertyName, one.PropertyValue]);

  it('are inherited one by one, where the unit does not say the same', () => {
    expect(named('Q', 'ClassificationRule')).toEqual([
      ['Q', 'ClassificationOwner', 'Q'],
      ['Q', 'ClassificationAudience', 'all'],
      ['P', 'ClassificationLevel', 'Secret Défense'],
      ['P', 'NeedReassessingAuthorization', false],
    ]);
  });

  it('do not mind a rule prevented by its id; preventing the category stops them', () => {
    expect(rulesOf('Q', graph).StorageRule.Rules).toEqual([]);
    expect(named('Q', 'StorageRule')).toEqual([['P', 'FinalAction', 'Copy']]);
    expect(rulesOf('R', graph).StorageRule).toEqual(EMPTY);
    expect(named('R', 'ClassificationRule')).toEqual([]);
  });

  it('of no category are hidden by the unit’s own, and prevented by nothing', () => {
    const authorization = { OriginatingAgency: 'SP1', PropertyName: 'NeedAuthorization' };
    expect(rulesOf('Q', graph).GlobalProperties).toEqual([
      { ...authorization, UnitId: 'Q', Paths: [['Q']], PropertyValue: false },
    ]);
    expect(rulesOf('R', graph).GlobalProperties).toEqual([
      { ...authorization, UnitId: 'P', Paths: [['R', 'P']], PropertyValue: true },
    ]);
  });
});

it('shows all that a hold rule says', () => {
  const hold = {
    Rule: 'HOL-1',
    StartDate: '2020-01-01',
    EndDate: '2030-01-01',
    HoldEndDate: '2030-01-01',
    HoldOwner: 'Owner',
    HoldReason: 'Trial',
    HoldReassessingDate: '2025-01-01',
    PreventRearrangement: false,
  };
  const graph = graphOf(unit('H', undefined, [], { HoldRule: { Rules: [hold] } }));
  expect(rulesOf('H', graph).HoldRule.Rules).toEqual([{ UnitId: 'H', Paths: [['H']], ...hold }]);
});
