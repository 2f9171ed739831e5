import type { ReferentialRule } from '@chartrier/rules';
import { describe, expect, it } from 'vitest';
import { endDateDifference, recomputeEndDates } from './recompute-end-dates.ts';

function rule(RuleDuration: string | undefined, RuleMeasurement = 'YEAR'): ReferentialRule {
  return {
    RuleId: 'APP-1',
    RuleType: 'AppraisalRule',
    ...(RuleDuration === undefined ? {} : { RuleDuration, RuleMeasurement }),
  } as ReferentialRule;
}

function endDate(StartDate: string, of: ReferentialRule): unknown {
  const unit = {
    _id: 'u',
    _mgt: { AppraisalRule: { Rules: [{ Rule: 'APP-1', StartDate, EndDate: '1900-01-01' }] } },
  };
  const changed = recomputeEndDates(unit, () => of);
  const management = changed?.document._mgt as
    | { AppraisalRule: { Rules: { EndDate?: string }[] } }
    | undefined;
  return management?.AppraisalRule.Rules[0]?.EndDate;
}

describe('the end dates of a unit whose rules changed', () => {
  it.each([
    ['2024-02-29', '1', 'YEAR', '2025-02-28'],
    ['2024-02-29', '4', 'YEAR', '2028-02-29'],
    ['2024-02-29', '12', 'MONTH', '2025-02-28'],
    ['2024-02-29', '1', 'MONTH', '2024-03-29'],
    ['2024-02-29', '1', 'DAY', '2024-03-01'],
    ['2024-01-31', '1', 'MONTH', '2024-02-29'],
    ['2024-01-31', '1', 'YEAR', '2025-01-31'],
    ['2024-12-31', '1', 'MONTH', '2025-01-31'],
    ['2024-12-31', '12', 'MONTH', '2025-12-31'],
    ['2024-12-31', '1', 'DAY', '2025-01-01'],
  ])('from %s, %s %s: %s, clamped to the end of the month', (start, count, unit, end) => {
    expect(endDate(start, rule(count, unit))).toBe(end);
  });

  it('have none when the rule is unlimited', () => {
    expect(endDate('2024-02-29', rule('unlimited'))).toBeUndefined();
  });

  it('leave alone what has no start date, is of another rule, or is as it should be', () => {
    const Rules = [
      { Rule: 'APP-1' },
      { Rule: 'APP-2', StartDate: '2024-01-01', EndDate: '2025-01-01' },
      { Rule: 'APP-1', StartDate: '2024-01-01', EndDate: '2026-01-01' },
    ];
    const unit = { _mgt: { AppraisalRule: { Rules, FinalAction: 'Keep' }, NeedAuthorization: true } };
    expect(recomputeEndDates(unit, (id) => (id === 'APP-1' ? rule('2') : undefined))).toBeUndefined();
    expect(recomputeEndDates({ _id: 'u' }, () => rule('2'))).toBeUndefined();
  });

  it('keep everything else of the unit, and tell what changed', () => {
    const declared = { Rule: 'APP-1', StartDate: '2024-01-01', EndDate: '2025-01-01' };
    const unit = {
      Title: 'T',
      _mgt: { AppraisalRule: { Rules: [declared], FinalAction: 'Keep' }, NeedAuthorization: true },
    };
    const changed = recomputeEndDates(unit, () => rule('2'));
    expect(changed?.document).toEqual({
      ...unit,
      _mgt: {
        AppraisalRule: { Rules: [{ ...declared, EndDate: '2026-01-01' }], FinalAction: 'Keep' },
        NeedAuthorization: true,
      },
    });
    expect(endDateDifference(changed?.changes ?? [])).toBe(
      '-  "#management.AppraisalRule" "APP-1" "EndDate" : "2025-01-01"\n+  "#management.AppraisalRule" "APP-1" "EndDate" : "2026-01-01"',
    );
  });
});
