/**
 * Management rules (SEDA `Management`): categories, end dates, rules declared for all roots of a deposit, rules in force
 * on a unit by inheritance.
 *
 *     endDateOf('AppraisalRule', { Rule: 'APP-00001', StartDate: '2024-02-29' },
 *       { RuleId: 'APP-00001', RuleType: 'AppraisalRule', RuleDuration: '1', RuleMeasurement: 'Year' }); // 2025-02-28
 */
export {
  addToDay,
  type CalendarDay,
  type CalendarUnit,
  daysInMonth,
  formatDay,
  parseDay,
} from './calendar.ts';
export { FINAL_ACTIONS, isRuleCategory, RULE_CATEGORIES, type RuleCategory } from './category.ts';
export { checkDeclaredRules, type RuleFault, type RuleFaultCode } from './check-declared-rules.ts';
export {
  type ComputationOptions,
  type ComputedCategory,
  type ComputedRules,
  computedRules,
  type InheritanceOrigin,
} from './computed/computed-rules.ts';
export { datedRules } from './dated-rules.ts';
export { endDateOf, hasDuration, UNLIMITED } from './end-date.ts';
export { applyGlobalRules, declaredCategories } from './global-rules.ts';
export {
  type InheritanceFault,
  type InheritanceLimits,
  type InheritanceOutcome,
  type InheritedCategory,
  type InheritedProperty,
  type InheritedRule,
  type InheritedRules,
  inheritedRules,
} from './inheritance/inherited-rules.ts';
export type { UnitGraph, UnitOfGraph } from './inheritance/unit-graph.ts';
export type {
  CategoryManagement,
  DeclaredRule,
  Inheritance,
  Management,
  ReferentialRule,
} from './management.ts';
