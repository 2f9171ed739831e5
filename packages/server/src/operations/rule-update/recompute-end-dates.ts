import { endDateOf, type ReferentialRule, RULE_CATEGORIES, type RuleCategory } from '@chartrier/rules';
import { isObject } from '../../referential/index.ts';

export type StoredUnit = Readonly<Record<string, unknown>>;

/** An end date that follows a rule's new duration. */
export interface EndDateChange {
  readonly category: RuleCategory;
  readonly rule: string;
  readonly startDate: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * A unit's document with the end dates of the rules that it declares with a start date, for those that changed; undefined
 * when nothing changes.
 *
 * @param ruleOf a changed rule as it is now; undefined for the others
 */
export function recomputeEndDates(
  document: StoredUnit,
  ruleOf: (rule: string) => ReferentialRule | undefined,
): { readonly document: StoredUnit; readonly changes: readonly EndDateChange[] } | undefined {
  const management = isObject(document._mgt) ? document._mgt : {};
  const changes: EndDateChange[] = [];
  const categories: Record<string, unknown> = {};
  for (const category of RULE_CATEGORIES) {
    const own = management[category];
    if (!isObject(own) || !Array.isArray(own.Rules)) continue;
    const rules = own.Rules.map((declared: unknown) => {
      const changed = recomputed(category, declared, ruleOf);
      if (changed === undefined) return declared;
      changes.push(changed.change);
      return changed.declared;
    });
    categories[category] = { ...own, Rules: rules };
  }
  if (changes.length === 0) return undefined;
  return { document: { ...document, _mgt: { ...management, ...categories } }, changes };
}

function recomputed(
  category: RuleCategory,
  declared: unknown,
  ruleOf: (rule: string) => ReferentialRule | undefined,
): { readonly declared: StoredUnit; readonly change: EndDateChange } | undefined {
  if (!isObject(declared) || typeof declared.Rule !== 'string' || typeof declared.StartDate !== 'string')
    return undefined;
  const rule = ruleOf(declared.Rule);
  if (rule === undefined || rule.RuleType !== category) return undefined;
  const { EndDate, ...rest } = declared;
  const hold = typeof rest.HoldEndDate === 'string' ? { HoldEndDate: rest.HoldEndDate } : {};
  const to = endDateOf(category, { Rule: declared.Rule, StartDate: declared.StartDate, ...hold }, rule);
  const from = typeof EndDate === 'string' ? EndDate : undefined;
  if (from === to) return undefined;
  return {
    declared: { ...rest, ...(to === undefined ? {} : { EndDate: to }) },
    change: {
      category,
      rule: declared.Rule,
      startDate: declared.StartDate,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
}

/** The changes as lifecycles write a difference, line by line, each behind its sign. */
export function endDateDifference(changes: readonly EndDateChange[]): string {
  return changes
    .flatMap(({ category, rule, from, to }) => [
      ...(from === undefined ? [] : [`-  "#management.${category}" "${rule}" "EndDate" : "${from}"`]),
      ...(to === undefined ? [] : [`+  "#management.${category}" "${rule}" "EndDate" : "${to}"`]),
    ])
    .join('\n');
}
