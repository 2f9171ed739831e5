import Type from 'typebox';
import { closed, dateTime, filledText, ruleCategory, storedFields } from '../document.ts';

/** Units of a rule's duration, from the shortest. `SECOND` is Vitam's deprecated one. */
export const RULE_MEASUREMENTS = ['SECOND', 'DAY', 'MONTH', 'YEAR'] as const;
export type RuleMeasurement = (typeof RULE_MEASUREMENTS)[number];

/** The duration of a rule that never ends by itself. */
export const UNLIMITED = 'unlimited';

/**
 * A management rule. `RuleDuration` is text (digits, or `unlimited` in any case), as Vitam stores it; it is absent,
 * with `RuleMeasurement`, only from a hold rule of undefined duration.
 */
export const managementRuleSchema = Type.Object(
  {
    ...storedFields,
    RuleId: filledText,
    RuleType: ruleCategory,
    RuleValue: filledText,
    RuleDescription: Type.Optional(Type.String()),
    RuleDuration: Type.Optional(Type.String()),
    RuleMeasurement: Type.Optional(Type.Enum([...RULE_MEASUREMENTS])),
    CreationDate: dateTime,
    UpdateDate: dateTime,
  },
  closed,
);
export type ManagementRule = Type.Static<typeof managementRuleSchema>;
