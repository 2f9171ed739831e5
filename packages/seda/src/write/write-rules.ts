import type { ReadonlyJsonObject } from '../json.ts';
import type { Field } from '../mapping/fields.ts';
import { isReadonlyObject, valuesOf } from './read-json.ts';
import { element } from './xml-text.ts';

type RuleField = Extract<Field, { kind: `rule${string}` | `prevent${string}` }>;

export function isRuleField(field: Field): field is RuleField {
  return field.kind.startsWith('rule') || field.kind.startsWith('prevent');
}

/** What follows a Rule, in the schema's order; end dates are computed by the archive and not written. */
const BESIDE_A_RULE = [
  'StartDate',
  'HoldEndDate',
  'HoldOwner',
  'HoldReassessingDate',
  'HoldReason',
  'PreventRearrangement',
] as const;

/**
 * Rules of a category, one after the other with what belongs to each; then what it does not inherit: the schema wants
 * either PreventInheritance or rules by name, which say more.
 */
export function writeRuleField(name: string, kind: RuleField['kind'], category: ReadonlyJsonObject): string {
  if (kind === 'rule') return valuesOf(category['Rules']).filter(isReadonlyObject).map(writeRule).join('');
  const inheritance = category['Inheritance'];
  if (!isReadonlyObject(inheritance)) return '';
  const prevented = valuesOf(inheritance['PreventRulesId']);
  if (kind === 'preventRule') return prevented.map((rule) => element(name, String(rule))).join('');
  const all = inheritance['PreventInheritance'];
  const written = kind === 'preventInheritance' && prevented.length === 0 && typeof all === 'boolean';
  return written ? element(name, String(all)) : '';
}

function writeRule(rule: ReadonlyJsonObject): string {
  let markup = element('Rule', String(rule['Rule'] ?? ''));
  for (const name of BESIDE_A_RULE) {
    const value = rule[name];
    if (value !== undefined && value !== null) markup += element(name, String(value));
  }
  return markup;
}
