import { RULE_CATEGORIES, type RuleCategory } from './category.ts';
import { endDateOf } from './end-date.ts';
import type { CategoryManagement, DeclaredRule, Management, ReferentialRule } from './management.ts';

/**
 * Management whose declared rules, in these categories, have the end dates that the referential gives them today; one
 * that has no end, or whose rule is unknown, has none left.
 */
export function datedRules(
  management: Management,
  lookUp: (ruleId: string) => ReferentialRule | undefined,
  categories: Iterable<RuleCategory> = RULE_CATEGORIES,
): Management {
  const result: Record<string, unknown> = { ...management };
  for (const category of categories) {
    const own: CategoryManagement | undefined = management[category];
    if (own?.Rules === undefined) continue;
    const Rules = own.Rules.map(({ EndDate: _computedBefore, ...declared }): DeclaredRule => {
      const rule = lookUp(declared.Rule);
      const end = rule === undefined ? undefined : endDateOf(category, declared, rule);
      return end === undefined ? declared : { ...declared, EndDate: end };
    });
    result[category] = { ...own, Rules };
  }
  return result as Management;
}
