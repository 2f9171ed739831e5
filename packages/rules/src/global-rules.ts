import { RULE_CATEGORIES, type RuleCategory } from './category.ts';
import type { CategoryManagement, Inheritance, Management } from './management.ts';

/**
 * Applies the rules that a manifest declares for all its roots (SEDA `ManagementMetadata`) to one root unit. The unit's
 * own rules win: a category whose inheritance it prevents is left alone, a rule that it prevents or already declares is
 * not repeated, its final action stays; inheritance and classification fields given for all replace its own.
 */
export function applyGlobalRules(unit: Management, global: Management): Management {
  const result: Record<string, unknown> = { ...unit };
  for (const category of RULE_CATEGORIES) {
    const given = global[category];
    if (given === undefined) continue;
    const own = unit[category];
    if (own?.Inheritance?.PreventInheritance === true) continue;
    result[category] = own === undefined ? given : mergeCategory(own, given);
  }
  if (unit.NeedAuthorization === undefined && global.NeedAuthorization !== undefined) {
    result.NeedAuthorization = global.NeedAuthorization;
  }
  return result as Management;
}

/** The categories of `global` that say something. */
export function declaredCategories(management: Management): readonly RuleCategory[] {
  return RULE_CATEGORIES.filter((category) => management[category] !== undefined);
}

function mergeCategory(own: CategoryManagement, given: CategoryManagement): CategoryManagement {
  const { Rules: givenRules = [], FinalAction, Inheritance: inheritance, ...classification } = given;
  const prevented = own.Inheritance?.PreventRulesId ?? [];
  const ownRules = own.Rules ?? [];
  const added = givenRules.filter(
    (rule) => !prevented.includes(rule.Rule) && !ownRules.some((one) => one.Rule === rule.Rule),
  );
  const rules = [...ownRules, ...added];
  const finalAction = own.FinalAction ?? FinalAction;
  const merged: Inheritance = { ...own.Inheritance, ...inheritance };
  return {
    ...own,
    ...classification,
    ...(rules.length > 0 ? { Rules: rules } : {}),
    ...(finalAction === undefined ? {} : { FinalAction: finalAction }),
    ...(Object.keys(merged).length > 0 ? { Inheritance: merged } : {}),
  };
}
