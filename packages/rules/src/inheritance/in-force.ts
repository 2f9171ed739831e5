import { byCategory, type RuleCategory } from '../category.ts';
import type { CategoryManagement, DeclaredRule } from '../management.ts';
import { declaredBy, type Entry, received } from './entry.ts';
import type { PathBudget } from './path.ts';
import type { UnitOfGraph } from './unit-graph.ts';

/** What a category says beside its rules. */
export const PROPERTY_NAMES = [
  'FinalAction',
  'ClassificationLevel',
  'ClassificationOwner',
  'ClassificationAudience',
  'ClassificationReassessingDate',
  'NeedReassessingAuthorization',
] as const satisfies readonly (keyof CategoryManagement)[];
export type PropertyValue = string | boolean;

export interface CategoryInForce {
  readonly rules: readonly Entry<DeclaredRule>[];
  readonly properties: readonly Entry<PropertyValue>[];
}

/** All that is in force on a unit. */
export interface InForce {
  readonly global: readonly Entry<PropertyValue>[];
  readonly categories: Readonly<Record<RuleCategory, CategoryInForce>>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What is in force on a unit, from what it declares and what is in force on its parents (Vitam's inheritance). */
export function inForceOn(unit: UnitOfGraph, parents: readonly InForce[], budget: PathBudget): InForce {
  return {
    global: globalInForce(unit, parents, budget),
    categories: byCategory((category) => {
      const above = parents.map(({ categories }) => categories[category]);
      return categoryInForce(unit, category, above, budget);
    }),
  };
}

function categoryInForce(
  unit: UnitOfGraph,
  category: RuleCategory,
  parents: readonly CategoryInForce[],
  budget: PathBudget,
): CategoryInForce {
  const own = unit.management[category] ?? {};
  const inheriting = own.Inheritance?.PreventInheritance === true ? [] : parents;
  const rules = rulesInForce(unit, own, inheriting, budget);
  const properties = propertiesInForce(unit, own, inheriting, budget);
  return {
    rules,
    properties: category === 'AppraisalRule' ? withImplicitKeep(unit, properties) : properties,
  };
}

/** A rule that the unit declares again, even without dates, hides the same one of all its ancestors. */
function rulesInForce(
  unit: UnitOfGraph,
  own: CategoryManagement,
  parents: readonly CategoryInForce[],
  budget: PathBudget,
): readonly Entry<DeclaredRule>[] {
  const local = (own.Rules ?? []).map((rule) => declaredBy(unit, rule.Rule, rule));
  const blocked = new Set([...local.map(({ name }) => name), ...(own.Inheritance?.PreventRulesId ?? [])]);
  const above = parents.map(({ rules }) => rules);
  return [...local, ...received(unit, above, blocked, budget)];
}

/** Preventing a rule by its id does nothing to properties. */
function propertiesInForce(
  unit: UnitOfGraph,
  own: CategoryManagement,
  parents: readonly CategoryInForce[],
  budget: PathBudget,
): readonly Entry<PropertyValue>[] {
  const local = PROPERTY_NAMES.flatMap((name) => {
    const value = own[name] ?? undefined;
    return value === undefined ? [] : [declaredBy<PropertyValue>(unit, name, value)];
  });
  const blocked = new Set(local.map(({ name }) => name));
  const above = parents.map(({ properties }) => properties);
  return [...local, ...received(unit, above, blocked, budget)];
}

/**
 * Without any final action of its own agency, a unit is kept, and the final actions of other agencies do not count.
 * Units of a holding scheme have no agency, hence nothing implicit.
 */
function withImplicitKeep(
  unit: UnitOfGraph,
  explicit: readonly Entry<PropertyValue>[],
): readonly Entry<PropertyValue>[] {
  const agency = unit.originatingAgency;
  if (agency === undefined) return explicit;
  if (explicit.some((entry) => entry.name === 'FinalAction' && entry.agency === agency)) return explicit;
  const implicit = declaredBy<PropertyValue>(unit, 'FinalAction', 'Keep');
  return [implicit, ...explicit.filter(({ name }) => name !== 'FinalAction')];
}

/** `NeedAuthorization`: the unit's own hides that of its ancestors; nothing else prevents it. */
function globalInForce(
  unit: UnitOfGraph,
  parents: readonly InForce[],
  budget: PathBudget,
): readonly Entry<PropertyValue>[] {
  const own = unit.management.NeedAuthorization ?? undefined;
  if (own !== undefined) return [declaredBy<PropertyValue>(unit, 'NeedAuthorization', own)];
  const above = parents.map(({ global }) => global);
  return received(unit, above, NOTHING, budget);
}
