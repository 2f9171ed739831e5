import { describe, expect, it } from 'vitest';
import { checkDeclaredRules } from './check-declared-rules.ts';
import type { ReferentialRule } from './management.ts';

const known: Record<string, ReferentialRule> = {
  'APP-1': { RuleId: 'APP-1', RuleType: 'AppraisalRule', RuleDuration: '5', RuleMeasurement: 'Year' },
  'ACC-1': { RuleId: 'ACC-1', RuleType: 'AccessRule', RuleDuration: '5', RuleMeasurement: 'Year' },
  'HOL-1': { RuleId: 'HOL-1', RuleType: 'HoldRule', RuleDuration: '5', RuleMeasurement: 'Year' },
  'HOL-2': { RuleId: 'HOL-2', RuleType: 'HoldRule' },
};
const check = (management: Parameters<typeof checkDeclaredRules>[0]) =>
  checkDeclaredRules(management, (id) => known[id]).map(({ code, rule, reason }) => [code, rule, reason]);

describe('declared rules are refused', () => {
  it('UNKNOWN, when the referential has no such rule', () => {
    expect(check({ AppraisalRule: { Rules: [{ Rule: 'APP-9' }], FinalAction: 'Keep' } })).toEqual([
      ['UNKNOWN', 'APP-9', 'unknown_rule'],
    ]);
  });

  it('REF_INCONSISTENCY, when a prevented rule is unknown or of another category', () => {
    expect(
      check({ AppraisalRule: { Inheritance: { PreventRulesId: ['APP-9', 'ACC-1', 'APP-1'] } } }),
    ).toEqual([
      ['REF_INCONSISTENCY', 'APP-9', 'unknown_prevented_rule'],
      ['REF_INCONSISTENCY', 'ACC-1', 'prevented_rule_of_another_category'],
    ]);
  });

  it('CONSISTENCY, when a rule is of another category', () => {
    expect(check({ AppraisalRule: { Rules: [{ Rule: 'ACC-1' }] } })).toEqual([
      ['CONSISTENCY', 'ACC-1', 'rule_of_another_category'],
    ]);
  });

  it('CONSISTENCY, when a hold has an end date and a duration, or ends before it starts', () => {
    const dates = { StartDate: '2010-01-01', HoldEndDate: '2009-12-31' };
    expect(check({ HoldRule: { Rules: [{ Rule: 'HOL-1', ...dates }] } })).toEqual([
      ['CONSISTENCY', 'HOL-1', 'hold_end_date_with_duration'],
    ]);
    expect(check({ HoldRule: { Rules: [{ Rule: 'HOL-2', ...dates }] } })).toEqual([
      ['CONSISTENCY', 'HOL-2', 'hold_end_date_before_start'],
    ]);
  });

  it('not at all when they are sound', () => {
    expect(
      check({
        AppraisalRule: { Rules: [{ Rule: 'APP-1' }], FinalAction: 'Keep' },
        HoldRule: { Rules: [{ Rule: 'HOL-2', StartDate: '2010-01-01', HoldEndDate: '2010-01-01' }] },
      }),
    ).toEqual([]);
  });
});
