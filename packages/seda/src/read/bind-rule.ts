import { isJsonObject, type JsonObject } from '../json.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { addToField } from './binding.ts';

type RuleField = 'rule' | 'ruleText' | 'ruleBoolean' | 'preventInheritance' | 'preventRule';

/**
 * Rules of a category: in the manifest, a `Rule` is followed by what belongs to it; in the document they are objects
 * of the array `Rules`, and what is not inherited is in `Inheritance`.
 */
export function bindRuleField(kind: RuleField, name: string): (category: JsonObject, text: string) => void {
  switch (kind) {
    case 'rule':
      return (category, text) => addToField(category, 'Rules', { Rule: collapseWhiteSpace(text) });
    case 'ruleText':
      return (category, text) => {
        const value = name === 'HoldOwner' || name === 'HoldReason' ? text : collapseWhiteSpace(text);
        const rule = lastRule(category);
        if (rule !== undefined && value !== '') rule[name] = value;
      };
    case 'ruleBoolean':
      return (category, text) => {
        const rule = lastRule(category);
        const value = collapseWhiteSpace(text);
        if (rule !== undefined) rule[name] = value === 'true' || value === '1';
      };
    case 'preventInheritance':
      return (category, text) => {
        const value = collapseWhiteSpace(text);
        const declared = inheritance(category);
        declared.PreventInheritance = value === 'true' || value === '1';
        // Vitam keeps the list beside it, empty: SEDA lets one of the two be declared
        declared.PreventRulesId ??= [];
      };
    case 'preventRule':
      return (category, text) =>
        addToField(inheritance(category), 'PreventRulesId', collapseWhiteSpace(text));
  }
}

function lastRule(category: JsonObject): JsonObject | undefined {
  const rules = category.Rules;
  const last = Array.isArray(rules) ? rules.at(-1) : undefined;
  return isJsonObject(last) ? last : undefined;
}

function inheritance(category: JsonObject): JsonObject {
  const present = category.Inheritance;
  if (isJsonObject(present)) return present;
  const made: JsonObject = {};
  category.Inheritance = made;
  return made;
}
