import type { RuleSentences } from './rule-sentences.ts';
import { ROOT_RULES, STRUCTURE_RULES } from './structure-rules.ts';
import { VALUE_RULES } from './value-rules.ts';
import { XML_RULES } from './xml-rules.ts';

/** Every rule that a manifest can break, with its sentences. */
export const FINDING_SENTENCES = {
  ...XML_RULES,
  ...ROOT_RULES,
  ...STRUCTURE_RULES,
  ...VALUE_RULES,
} as const satisfies Record<string, RuleSentences>;

export type FindingRule = keyof typeof FINDING_SENTENCES;

export function isFindingRule(rule: string): rule is FindingRule {
  return Object.hasOwn(FINDING_SENTENCES, rule);
}
