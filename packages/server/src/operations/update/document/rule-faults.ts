import {
  checkDeclaredRules,
  FINAL_ACTIONS,
  type Management,
  type ReferentialRule,
  type RuleCategory,
  type RuleFault,
} from '@chartrier/rules';
import type { JsonObject, JsonValue } from '@chartrier/seda';
import type { UpdateFault } from '../update-fault.ts';

/** A refusal of rules: Vitam's name of it, and what it says. */
export interface RuleRefusal {
  readonly errorCode: string;
  readonly fault: UpdateFault;
}

export interface ChangedCategory {
  readonly category: RuleCategory;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

const PREFIX = 'ACCESS_INTERNAL_UPDATE_UNIT';
/** Years from 9000 on are not dates of rules. */
const TOO_LATE = /^(9\d{3}|\d{5,})(-|$)/;

/**
 * What is wrong with a category that an update touches, in Vitam's order: end dates given, final action, unknown rules,
 * rules of another category, start dates too late; a category that prevents an inheritance does not go away as a whole.
 * Values of a wrong form are left to the schema.
 */
export function categoryRefusals(
  { category, before, after }: ChangedCategory,
  endDatesGiven: readonly string[],
  lookUp: (rule: string) => ReferentialRule | undefined,
): readonly RuleRefusal[] {
  if (after === undefined) return preventsInheritance(before) ? [preventionLost(category)] : [];
  if (!isObject(after)) return [];
  const known = new Set(rulesOf(before).map(ruleName));
  const refusal = (
    what: string,
    rule: string | undefined,
    code: UpdateFault['code'],
    more: UpdateFault['parameters'],
  ): RuleRefusal => {
    const isKnown = rule === undefined ? before !== undefined : known.has(rule);
    const name = `${PREFIX}_${isKnown ? 'UPDATE' : 'CREATE'}_RULE_${what}`;
    return {
      errorCode: name,
      fault: { code, parameters: { name, category, ...(rule === undefined ? {} : { rule }), ...more } },
    };
  };
  const rules = rulesOf(after);
  return [
    ...endDatesGiven.map((rule) => refusal('END_DATE', rule, 'UPDATE_UNIT_RULE_END_DATE', {})),
    ...finalActionFaults(category, after).map((parameters) =>
      refusal('FINAL_ACTION', undefined, 'UPDATE_UNIT_RULE_FINAL_ACTION', parameters),
    ),
    ...rules.flatMap((given) => {
      const rule = ruleName(given);
      return rule === '' || lookUp(rule) !== undefined
        ? []
        : [refusal('EXIST', rule, 'UPDATE_UNIT_RULE_UNKNOWN', {})];
    }),
    ...rules.flatMap((given) => {
      const rule = ruleName(given);
      const ruleType = lookUp(rule)?.RuleType;
      return ruleType === undefined || ruleType === category
        ? []
        : [refusal('CATEGORY', rule, 'UPDATE_UNIT_RULE_CATEGORY', { ruleType })];
    }),
    ...rules.flatMap((given) => {
      const found = given.StartDate;
      return typeof found !== 'string' || !TOO_LATE.test(found)
        ? []
        : [refusal('START_DATE', ruleName(given), 'UPDATE_UNIT_RULE_START_DATE', { found })];
    }),
  ];
}

/** What is still wrong with declared rules whose form is right: rules prevented, dates of holds. */
export function inconsistencies(
  management: Management,
  categories: ReadonlySet<RuleCategory>,
  lookUp: (rule: string) => ReferentialRule | undefined,
): readonly RuleRefusal[] {
  const name = `${PREFIX}_CHECK_RULES`;
  return checkDeclaredRules(management, lookUp)
    .filter(({ category }) => categories.has(category))
    .map(({ category, rule, reason }: RuleFault) => ({
      errorCode: name,
      fault: { code: 'UPDATE_UNIT_RULE_INCONSISTENT', parameters: { name, category, rule, reason } },
    }));
}

/** The rules (by name) to which a value set at a path of `_mgt` gives an end date. */
export function endDatesGiven(
  path: readonly string[],
  value: JsonValue,
): ReadonlyMap<string, readonly string[]> {
  const given = path.slice(1).reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
  const found = new Map<string, string[]>();
  if (!isObject(given)) return found;
  for (const [category, content] of Object.entries(given)) {
    const rules: string[] = [];
    collectEndDates(content, rules);
    if (rules.length > 0) found.set(category, rules);
  }
  return found;
}

function collectEndDates(value: JsonValue, rules: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value) && Object.hasOwn(value, 'EndDate')) rules.push(ruleName(value));
  for (const inner of Object.values(value)) collectEndDates(inner, rules);
}

/** The names of the rules that a category declares or prevents: what is looked up in the referential. */
export function namedRules(category: JsonValue | undefined): readonly string[] {
  const prevented = isObject(category) && isObject(category.Inheritance) ? category.Inheritance : {};
  const ids = Array.isArray(prevented.PreventRulesId) ? prevented.PreventRulesId : [];
  return [...rulesOf(category).map(ruleName), ...ids.filter((id) => typeof id === 'string')];
}

function finalActionFaults(category: RuleCategory, after: JsonObject): readonly UpdateFault['parameters'][] {
  const allowed: readonly string[] =
    category === 'AppraisalRule' || category === 'StorageRule' ? FINAL_ACTIONS[category] : [];
  const given = after.FinalAction;
  const right =
    allowed.length === 0 ? given === undefined : typeof given === 'string' && allowed.includes(given);
  return right ? [] : [{ found: given === undefined ? '—' : JSON.stringify(given), known: allowed }];
}

function preventsInheritance(category: JsonValue | undefined): boolean {
  if (!isObject(category) || !isObject(category.Inheritance)) return false;
  const { PreventInheritance, PreventRulesId } = category.Inheritance;
  return PreventInheritance === true || (Array.isArray(PreventRulesId) && PreventRulesId.length > 0);
}

function preventionLost(category: RuleCategory): RuleRefusal {
  const name = `${PREFIX}_DELETE_CATEGORY_INHERITANCE`;
  return {
    errorCode: name,
    fault: { code: 'UPDATE_UNIT_CATEGORY_PREVENTION', parameters: { name, category } },
  };
}

function rulesOf(category: JsonValue | undefined): readonly JsonObject[] {
  return isObject(category) && Array.isArray(category.Rules) ? category.Rules.filter(isObject) : [];
}

function ruleName(rule: JsonObject): string {
  return typeof rule.Rule === 'string' ? rule.Rule : '';
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
