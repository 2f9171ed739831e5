import { byCategory, RULE_CATEGORIES, type RuleCategory } from '../category.ts';
import type { DeclaredRule } from '../management.ts';
import type { Entry } from './entry.ts';
import { type InForce, inForceOn, type PropertyValue } from './in-force.ts';
import { type PathBudget, unitsOf } from './path.ts';
import { type GraphFault, parentsFirst, type UnitGraph } from './unit-graph.ts';

/** Where a rule or a property comes from. `Paths`: each from the unit that was asked for to the one that declares. */
type Origin = {
  readonly UnitId: string;
  /** Absent when a unit of a holding scheme declares. */
  readonly OriginatingAgency?: string;
  readonly Paths: readonly (readonly string[])[];
};

export type InheritedRule = Origin & {
  readonly [Name in keyof DeclaredRule]: DeclaredRule[Name];
};

export type InheritedProperty = Origin & {
  readonly PropertyName: string;
  readonly PropertyValue: PropertyValue;
};

export type InheritedCategory = {
  readonly Rules: readonly InheritedRule[];
  readonly Properties: readonly InheritedProperty[];
};

/** The rules in force on a unit, its own and those of its ancestors, as Vitam shows them; no category is left out. */
export type InheritedRules = { readonly GlobalProperties: readonly InheritedProperty[] } & {
  readonly [Category in RuleCategory]: InheritedCategory;
};

/** How far a computation may go before it gives up: a graph of many parents has more paths than memory can hold. */
export interface InheritanceLimits {
  /** Paths made, on the ancestors too. */
  readonly paths: number;
  /** Units named in the paths of the result. */
  readonly steps: number;
}

export type InheritanceFault = GraphFault | { readonly kind: 'TOO_MANY_PATHS'; readonly unit: string };

export type InheritanceOutcome =
  | { readonly ok: true; readonly byUnit: ReadonlyMap<string, InheritedRules> }
  | { readonly ok: false; readonly fault: InheritanceFault };

/**
 * The rules in force on some units of a graph, which holds their ancestors too. Each unit of it is computed once, after
 * its parents.
 *
 * @param ids whose rules are wanted
 */
export function inheritedRules(
  ids: readonly string[],
  graph: UnitGraph,
  limits: InheritanceLimits,
): InheritanceOutcome {
  const ordered = parentsFirst(ids, graph);
  if (!ordered.ok) return ordered;
  const budget: PathBudget = { left: limits.paths };
  const computed = new Map<string, InForce>();
  for (const unit of ordered.units) {
    const parents = unit.parents.flatMap((parent) => computed.get(parent) ?? []);
    computed.set(unit.id, inForceOn(unit, parents, budget));
    if (budget.left < 0) return { ok: false, fault: { kind: 'TOO_MANY_PATHS', unit: unit.id } };
  }
  const byUnit = new Map<string, InheritedRules>();
  let steps = 0;
  for (const id of ids) {
    const inForce = computed.get(id);
    if (inForce === undefined || byUnit.has(id)) continue;
    steps += stepsOf(inForce);
    if (steps > limits.steps) return { ok: false, fault: { kind: 'TOO_MANY_PATHS', unit: id } };
    byUnit.set(id, shown(inForce));
  }
  return { ok: true, byUnit };
}

function stepsOf({ global, categories }: InForce): number {
  let steps = 0;
  const add = (entries: readonly Entry<unknown>[]) => {
    for (const { paths } of entries) for (const { length } of paths) steps += length;
  };
  add(global);
  for (const category of RULE_CATEGORIES) {
    add(categories[category].rules);
    add(categories[category].properties);
  }
  return steps;
}

function shown({ global, categories }: InForce): InheritedRules {
  return {
    GlobalProperties: global.map(shownProperty),
    ...byCategory((category) => ({
      Rules: categories[category].rules.map(shownRule),
      Properties: categories[category].properties.map(shownProperty),
    })),
  };
}

const RULE_FIELDS = [
  'Rule',
  'StartDate',
  'EndDate',
  'HoldEndDate',
  'HoldOwner',
  'HoldReason',
  'HoldReassessingDate',
  'PreventRearrangement',
] as const satisfies readonly (keyof DeclaredRule)[];

function shownRule(entry: Entry<DeclaredRule>): InheritedRule {
  const fields = RULE_FIELDS.flatMap((name) => {
    const value = entry.content[name] ?? undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...origin(entry), Rule: entry.name, ...Object.fromEntries(fields) };
}

function shownProperty(entry: Entry<PropertyValue>): InheritedProperty {
  return { ...origin(entry), PropertyName: entry.name, PropertyValue: entry.content };
}

function origin({ unit, agency, paths }: Entry<unknown>): Origin {
  return {
    UnitId: unit,
    ...(agency === undefined ? {} : { OriginatingAgency: agency }),
    Paths: paths.map(unitsOf),
  };
}
