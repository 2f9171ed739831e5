/** The seven categories of management rules, as SEDA names them in `Management` (and RuleType in the referential). */
export const RULE_CATEGORIES = [
  'StorageRule',
  'AppraisalRule',
  'AccessRule',
  'DisseminationRule',
  'ReuseRule',
  'ClassificationRule',
  'HoldRule',
] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

/** Categories that say what happens at the end, and what they may say (SEDA 2.1, StorageRule and AppraisalRule). */
export const FINAL_ACTIONS = {
  StorageRule: ['RestrictAccess', 'Transfer', 'Copy'],
  AppraisalRule: ['Keep', 'Destroy'],
} as const satisfies Partial<Record<RuleCategory, readonly string[]>>;

export function isRuleCategory(name: string): name is RuleCategory {
  return (RULE_CATEGORIES as readonly string[]).includes(name);
}

/** A value for each category. */
export function byCategory<Value>(
  make: (category: RuleCategory) => Value,
): Readonly<Record<RuleCategory, Value>> {
  return Object.fromEntries(RULE_CATEGORIES.map((category) => [category, make(category)])) as Record<
    RuleCategory,
    Value
  >;
}
