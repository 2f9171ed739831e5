import { describe, expect, it } from 'vitest';
import { datedRules } from './dated-rules.ts';

const RULE = { RuleId: 'ACC-1', RuleType: 'AccessRule', RuleDuration: '1', RuleMeasurement: 'Year' };
const lookUp = (rule: string) => (rule === RULE.RuleId ? RULE : undefined);

describe('rules with their end dates', () => {
  it('have the date of today’s referential, in place of one computed before', () => {
    const management = {
      AccessRule: {
        Rules: [{ Rule: 'ACC-1', StartDate: '2024-02-29', EndDate: '1999-01-01' }],
        Inheritance: { PreventInheritance: true },
      },
      NeedAuthorization: true,
    };
    expect(datedRules(management, lookUp)).toEqual({
      AccessRule: {
        Rules: [{ Rule: 'ACC-1', StartDate: '2024-02-29', EndDate: '2025-02-28' }],
        Inheritance: { PreventInheritance: true },
      },
      NeedAuthorization: true,
    });
  });

  it('have none without a start or a known rule, and other categories are left alone', () => {
    const rules = [
      { Rule: 'ACC-1', EndDate: '2000-01-01' },
      { Rule: 'X', StartDate: '2000-01-01', EndDate: '2001-01-01' },
    ];
    const reuse = { Rules: [{ Rule: 'REU-1', EndDate: '2000-01-01' }] };
    expect(datedRules({ AccessRule: { Rules: rules }, ReuseRule: reuse }, lookUp, ['AccessRule'])).toEqual({
      AccessRule: { Rules: [{ Rule: 'ACC-1' }, { Rule: 'X', StartDate: '2000-01-01' }] },
      ReuseRule: reuse,
    });
  });
});
