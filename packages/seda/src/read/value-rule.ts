import type { SimpleType } from '../schema/simple-types.ts';
import { type FindingRule, isFindingRule } from '../sentences/index.ts';

/** @returns the rule that a value broke when its type refused it. */
export function valueRule(type: SimpleType): FindingRule {
  return isFindingRule(type.rule) ? type.rule : 'value-empty';
}
