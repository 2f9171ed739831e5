/** Updates of units whose rules changed (UPDATE_RULES_ARCHIVE_UNITS): their end dates follow, by an operation of their own. */
export type { RuleUpdateCause, RuleUpdateServices, StartRuleUpdate } from './services.ts';
export { ruleUpdateStarter } from './start-rule-update.ts';
export { ruleUpdateOutline, ruleUpdateWorkflows } from './workflow.ts';
