import { RULE_CATEGORIES, type RuleCategory } from './category.ts';
import { hasDuration } from './end-date.ts';
import type { Management, ReferentialRule } from './management.ts';

/** Why a declared rule is refused; the values are the sub-codes of Vitam's UNITS_RULES_COMPUTE. */
export type RuleFaultCode = 'UNKNOWN' | 'REF_INCONSISTENCY' | 'CONSISTENCY';

export interface RuleFault {
  readonly code: RuleFaultCode;
  readonly category: RuleCategory;
  readonly rule: string;
  readonly reason:
    | 'unknown_rule'
    | 'unknown_prevented_rule'
    | 'prevented_rule_of_another_category'
    | 'rule_of_another_category'
    | 'hold_end_date_with_duration'
    | 'hold_end_date_before_start';
  /** The category that the referential gives to the rule, when it is not the one it is declared under. */
  readonly ruleType?: string;
}

/**
 * What is wrong with the rules that a unit declares, in the order in which Vitam looks: unknown rules, then prevented
 * rules, then rules of another category, then the dates of holds. An empty list when all is well.
 */
export function checkDeclaredRules(
  management: Management,
  lookUp: (ruleId: string) => ReferentialRule | undefined,
): readonly RuleFault[] {
  const declared = RULE_CATEGORIES.flatMap((category) =>
    (management[category]?.Rules ?? []).map((rule) => ({ category, rule, known: lookUp(rule.Rule) })),
  );
  const prevented = RULE_CATEGORIES.flatMap((category) =>
    (management[category]?.Inheritance?.PreventRulesId ?? []).map((rule) => ({
      category,
      rule,
      known: lookUp(rule),
    })),
  );
  const faults: RuleFault[] = [];
  for (const { category, rule, known } of declared) {
    if (known === undefined)
      faults.push({ code: 'UNKNOWN', category, rule: rule.Rule, reason: 'unknown_rule' });
  }
  for (const { category, rule, known } of prevented) {
    if (known === undefined) {
      faults.push({ code: 'REF_INCONSISTENCY', category, rule, reason: 'unknown_prevented_rule' });
    } else if (known.RuleType !== category) {
      const reason = 'prevented_rule_of_another_category';
      faults.push({ code: 'REF_INCONSISTENCY', category, rule, reason, ruleType: known.RuleType });
    }
  }
  for (const { category, rule, known } of declared) {
    if (known !== undefined && known.RuleType !== category) {
      const reason = 'rule_of_another_category';
      faults.push({ code: 'CONSISTENCY', category, rule: rule.Rule, reason, ruleType: known.RuleType });
    }
  }
  for (const { category, rule, known } of declared) {
    if (category !== 'HoldRule' || known === undefined || rule.HoldEndDate === undefined) continue;
    if (hasDuration(known)) {
      faults.push({ code: 'CONSISTENCY', category, rule: rule.Rule, reason: 'hold_end_date_with_duration' });
    } else if (rule.StartDate !== undefined && rule.HoldEndDate < rule.StartDate) {
      faults.push({ code: 'CONSISTENCY', category, rule: rule.Rule, reason: 'hold_end_date_before_start' });
    }
  }
  return faults;
}
