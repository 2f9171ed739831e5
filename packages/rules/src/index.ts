/**
 * Management rules (SEDA `Management`): categories, end dates, rules declared for all roots of a deposit.
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
export { endDateOf, hasDuration, UNLIMITED } from './end-date.ts';
export { applyGlobalRules, declaredCategories } from './global-rules.ts';
export type {
  CategoryManagement,
  DeclaredRule,
  Inheritance,
  Management,
  ReferentialRule,
} from './management.ts';
