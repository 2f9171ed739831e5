import { readWrittenDate, today, type WrittenDate } from './written-date.ts';

type Json = Readonly<Record<string, unknown>>;

/** The seven categories of management rules, in the order in which archivists meet them. */
export const RULE_CATEGORIES = [
  'AccessRule',
  'AppraisalRule',
  'StorageRule',
  'DisseminationRule',
  'ReuseRule',
  'ClassificationRule',
  'HoldRule',
] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

/** Final actions that a category knows (SEDA, AppraisalRule and StorageRule). */
export const FINAL_ACTIONS: Readonly<Partial<Record<RuleCategory, readonly string[]>>> = {
  AppraisalRule: ['Keep', 'Destroy'],
  StorageRule: ['Copy', 'Transfer', 'RestrictAccess'],
};

/**
 * Where a rule is read: on the unit itself; in force there, whoever declares it; inherited; or nowhere. What is in force
 * is what the archive computed (`#computedInheritedRules`): units of which it was not computed are not found.
 */
export const ORIGINS = ['own', 'inForce', 'inherited', 'none'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What one asks of the rules of a category; all that is said holds together. */
export interface RuleCriterion {
  readonly category: RuleCategory;
  readonly origin: Origin;
  /** All the rules have ended before this day; `today`: on the day when the search is run, or before. */
  readonly endedBefore?: WrittenDate | 'today';
  readonly finalAction?: string;
  readonly rule?: string;
}

/** One criterion as an address holds it: `AccessRule.own.1990-01-01.Keep.ACC-00025`, absent parts empty. */
export function writeCriterion({ category, origin, endedBefore, finalAction, rule }: RuleCriterion): string {
  return [category, origin, endedBefore ?? '', finalAction ?? '', rule ?? ''].join('.').replace(/\.+$/, '');
}

/** @returns undefined for what is not a criterion */
export function readCriterion(written: string): RuleCriterion | undefined {
  const [name, from, end = '', action = '', ...rest] = written.split('.');
  const category = RULE_CATEGORIES.find((one) => one === name);
  const origin = ORIGINS.find((one) => one === from);
  if (category === undefined || origin === undefined) return undefined;
  const endedBefore = end === 'today' ? end : readWrittenDate(end);
  const finalAction = FINAL_ACTIONS[category]?.find((one) => one === action);
  const rule = rest.join('.');
  return {
    category,
    origin,
    ...(endedBefore === undefined ? {} : { endedBefore }),
    ...(finalAction === undefined ? {} : { finalAction }),
    ...(rule === '' ? {} : { rule }),
  };
}

/** Whether a criterion reads what the archive computes apart, which may not have been done for every unit. */
export function readsComputedRules({ origin }: RuleCriterion): boolean {
  return origin === 'inForce' || origin === 'inherited';
}

/** The units of which what is in force was never computed: what a criterion on it cannot see. */
export const NOT_COMPUTED: Json = { $missing: '#computedInheritedRules.indexationDate' };

/** The condition of one criterion in the query language. */
export function conditionOfCriterion(criterion: RuleCriterion): Json {
  const { category, origin } = criterion;
  const own = `#management.${category}`;
  if (origin === 'none')
    return { $and: [{ $missing: `${own}.Rules.Rule` }, { $missing: `#computedInheritedRules.${category}` }] };
  const conditions = origin === 'own' ? ownConditions(criterion, own) : computedConditions(criterion);
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { $and: conditions };
}

/** How an end date is compared so that it has passed, and so that it has not. */
function bounds(endedBefore: WrittenDate | 'today'): {
  readonly ended: (field: string) => Json;
  readonly running: (field: string) => Json;
} {
  if (endedBefore !== 'today')
    return {
      ended: (field) => ({ $lt: { [field]: endedBefore } }),
      running: (field) => ({ $gte: { [field]: endedBefore } }),
    };
  const day = today();
  return { ended: (field) => ({ $lte: { [field]: day } }), running: (field) => ({ $gt: { [field]: day } }) };
}

function ownConditions({ endedBefore, finalAction, rule }: RuleCriterion, own: string): readonly Json[] {
  const end = `${own}.Rules.EndDate`;
  const conditions: Json[] = [];
  if (endedBefore !== undefined) {
    const { ended, running } = bounds(endedBefore);
    conditions.push(ended(end), { $not: [running(end)] });
  }
  if (finalAction !== undefined) conditions.push({ $eq: { [`${own}.FinalAction`]: finalAction } });
  if (rule !== undefined) conditions.push({ $eq: { [`${own}.Rules.Rule`]: rule } });
  return conditions.length === 0 ? [{ $exists: `${own}.Rules.Rule` }] : conditions;
}

function computedConditions({
  category,
  origin,
  endedBefore,
  finalAction,
  rule,
}: RuleCriterion): readonly Json[] {
  const computed = `#computedInheritedRules.${category}`;
  const conditions: Json[] = [];
  if (origin === 'inherited')
    conditions.push({ $in: { [`${computed}.InheritanceOrigin`]: ['Inherited', 'LocalAndInherited'] } });
  if (endedBefore !== undefined) conditions.push(bounds(endedBefore).ended(`${computed}.MaxEndDate`));
  if (finalAction !== undefined) conditions.push({ $eq: { [`${computed}.FinalAction`]: finalAction } });
  if (rule !== undefined) {
    const inherited = { $eq: { [`${computed}.InheritedRuleIds`]: rule } };
    const local = { $eq: { [`#management.${category}.Rules.Rule`]: rule } };
    conditions.push(origin === 'inherited' ? inherited : { $or: [local, inherited] });
  }
  return conditions.length === 0 ? [{ $exists: `${computed}.InheritanceOrigin` }] : conditions;
}
