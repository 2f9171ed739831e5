import { RULE_CATEGORIES, type RuleCategory } from '../category.ts';
import type { InheritedCategory, InheritedProperty, InheritedRules } from '../inheritance/inherited-rules.ts';

/** Where the rules of a category come from; absent when there is none. */
export type InheritanceOrigin = 'Local' | 'Inherited' | 'LocalAndInherited';

/** What is kept of a category on a unit. Absent fields have nothing to say. */
export interface ComputedCategory {
  /** The latest of the end dates that are known: a rule without end does not count, as in Vitam. */
  readonly MaxEndDate?: string;
  readonly InheritanceOrigin?: InheritanceOrigin;
  readonly InheritedRuleIds?: readonly string[];
  readonly Rules?: readonly { readonly Rule: string; readonly EndDate?: string }[];
  readonly EndDates?: Readonly<Record<string, string>>;
  readonly FinalAction?: readonly string[];
  readonly ClassificationLevel?: readonly string[];
  readonly ClassificationOwner?: readonly string[];
  readonly ClassificationAudience?: readonly string[];
  readonly ClassificationReassessingDate?: readonly string[];
  readonly NeedReassessingAuthorization?: readonly boolean[];
}

/** `#computedInheritedRules`: what is in force on a unit, in a form that searches can compare. */
export type ComputedRules = {
  readonly [Category in RuleCategory]?: ComputedCategory;
} & {
  readonly NeedAuthorization?: readonly boolean[];
  /** The day of the computation. */
  readonly indexationDate: string;
  readonly inheritedRulesAPIOutput?: InheritedRules;
};

export interface ComputationOptions {
  /** `yyyy-MM-dd` */
  readonly today: string;
  /** The end date of each rule is kept too (Vitam's `indexInheritedRulesWithRulesIdByTenant`). */
  readonly withRuleIds?: boolean;
  /** All that is in force is kept too, not to be searched (`indexInheritedRulesWithAPIV2OutputByTenant`). */
  readonly withOutput?: boolean;
}

/** What is kept on a unit of the rules in force on it. */
export function computedRules(
  inherited: InheritedRules,
  { today, withRuleIds = false, withOutput = false }: ComputationOptions,
): ComputedRules {
  const categories = RULE_CATEGORIES.flatMap((category) => {
    const computed = computedCategory(inherited[category], withRuleIds);
    return Object.keys(computed).length === 0 ? [] : [[category, computed] as const];
  });
  const authorization = distinct(inherited.GlobalProperties.map(({ PropertyValue }) => PropertyValue));
  return {
    ...Object.fromEntries(categories),
    ...(authorization.length === 0 ? {} : { NeedAuthorization: authorization as readonly boolean[] }),
    indexationDate: today,
    ...(withOutput ? { inheritedRulesAPIOutput: inherited } : {}),
  };
}

function computedCategory(
  { Rules: rules, Properties: properties }: InheritedCategory,
  withRuleIds: boolean,
): ComputedCategory {
  const inherited = rules.filter(({ Paths }) => !isLocal(Paths));
  const isAllLocal = inherited.length === 0;
  const origin = isAllLocal ? 'Local' : inherited.length === rules.length ? 'Inherited' : 'LocalAndInherited';
  const end = latest(rules.map(({ EndDate }) => EndDate));
  return {
    ...(end === undefined ? {} : { MaxEndDate: end }),
    ...(rules.length === 0 ? {} : { InheritanceOrigin: origin }),
    ...(isAllLocal ? {} : { InheritedRuleIds: distinct(inherited.map(({ Rule }) => Rule)) }),
    ...(withRuleIds && rules.length > 0 ? ruleIds(rules) : {}),
    ...propertyValues(properties),
  };
}

function ruleIds(rules: InheritedCategory['Rules']): Pick<ComputedCategory, 'Rules' | 'EndDates'> {
  const ends = distinct(rules.map(({ Rule }) => Rule)).map((id) => ({
    id,
    end: latest(rules.filter(({ Rule }) => Rule === id).map(({ EndDate }) => EndDate)),
  }));
  return {
    Rules: ends.map(({ id, end }) => ({ Rule: id, ...(end === undefined ? {} : { EndDate: end }) })),
    EndDates: Object.fromEntries(ends.flatMap(({ id, end }) => (end === undefined ? [] : [[id, end]]))),
  };
}

/** The values of each property, each once, by the property's name. */
function propertyValues(properties: readonly InheritedProperty[]): Readonly<Record<string, unknown>> {
  const names = distinct(properties.map(({ PropertyName }) => PropertyName));
  return Object.fromEntries(
    names.map((name) => [
      name,
      distinct(
        properties
          .filter(({ PropertyName }) => PropertyName === name)
          .map(({ PropertyValue }) => PropertyValue),
      ),
    ]),
  );
}

/** A rule is the unit's own when its single path goes nowhere. */
function isLocal(paths: readonly (readonly string[])[]): boolean {
  return paths.length === 1 && paths[0]?.length === 1;
}

function latest(dates: readonly (string | undefined)[]): string | undefined {
  const known = dates.filter((date) => date !== undefined);
  // years beyond 9999 have five digits: the longer one is later
  return known.reduce<string | undefined>(
    (last, date) =>
      last === undefined || date.length > last.length || (date.length === last.length && date > last)
        ? date
        : last,
    undefined,
  );
}

/** Each value once, in one order whatever that of the parents. */
function distinct<Value extends string | boolean>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)].toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
}
