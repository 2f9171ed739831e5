import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_CATEGORIES } from '../category.ts';
import type { CategoryManagement, Management } from '../management.ts';
import { type InheritedRules, inheritedRules } from './inherited-rules.ts';
import type { UnitGraph, UnitOfGraph } from './unit-graph.ts';

const LIMITS = { paths: 1_000_000, steps: 1_000_000 };
const RULES = ['R1', 'R2', 'R3'] as const;
const MOST_UNITS = 9;

/** What a unit may declare; AppraisalRule has an implicit property besides, the others behave alike. */
const category = fc.record(
  {
    Rules: fc.uniqueArray(
      fc.record(
        { Rule: fc.constantFrom(...RULES), StartDate: fc.constantFrom('2000-01-01', '2010-01-01') },
        { requiredKeys: ['Rule'] },
      ),
      { selector: ({ Rule }) => Rule, maxLength: 2 },
    ),
    FinalAction: fc.constantFrom('Keep', 'Destroy'),
    ClassificationOwner: fc.constantFrom('X', 'Y'),
    Inheritance: fc.oneof(
      fc.record({ PreventInheritance: fc.boolean() }),
      fc.record({ PreventRulesId: fc.subarray([...RULES], { minLength: 1 }) }),
    ),
  },
  { requiredKeys: [] },
);
const management: fc.Arbitrary<Management> = fc.record(
  { AccessRule: category, AppraisalRule: category, HoldRule: category, NeedAuthorization: fc.boolean() },
  { requiredKeys: [] },
);

/** Any graph without cycle: the parents of a unit are among those made before it. */
const units: fc.Arbitrary<readonly UnitOfGraph[]> = fc
  .array(
    fc.record({
      agency: fc.option(fc.constantFrom('SP1', 'SP2'), { nil: undefined }),
      above: fc.uniqueArray(fc.nat(MOST_UNITS), { maxLength: 3 }),
      management,
    }),
    { minLength: 1, maxLength: MOST_UNITS },
  )
  .map((made) =>
    made.map(({ agency, above, management: own }, index) => ({
      id: `u${index}`,
      parents: above.filter((parent) => parent < index).map((parent) => `u${parent}`),
      management: own,
      ...(agency === undefined ? {} : { originatingAgency: agency }),
    })),
  );

function graphOf(all: readonly UnitOfGraph[]): UnitGraph {
  return new Map(all.map((unit) => [unit.id, unit]));
}

function computed(ids: readonly string[], all: readonly UnitOfGraph[]): ReadonlyMap<string, InheritedRules> {
  const outcome = inheritedRules(ids, graphOf(all), LIMITS);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.byUnit;
}

function everyRules(all: readonly UnitOfGraph[]): ReadonlyMap<string, InheritedRules> {
  return computed(
    all.map(({ id }) => id),
    all,
  );
}

function ancestorsOf(id: string, graph: UnitGraph): ReadonlySet<string> {
  const parents = graph.get(id)?.parents ?? [];
  return new Set(parents.flatMap((parent) => [parent, ...ancestorsOf(parent, graph)]));
}

/** Neither entries nor paths have an order that says something: the same in one order. */
function inOneOrder(rules: InheritedRules | undefined): unknown {
  const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).toSorted();
  const entries = (list: readonly { readonly Paths: readonly (readonly string[])[] }[]) =>
    sorted(list.map((entry) => ({ ...entry, Paths: sorted(entry.Paths) })));
  if (rules === undefined) return undefined;
  return {
    global: entries(rules.GlobalProperties),
    categories: RULE_CATEGORIES.map((name) => [
      name,
      entries(rules[name].Rules),
      entries(rules[name].Properties),
    ]),
  };
}

/** A category of a unit as it would be after its inheritance is settled in another way. */
function preventing(
  all: readonly UnitOfGraph[],
  id: string,
  own: CategoryManagement,
): readonly UnitOfGraph[] {
  return all.map((unit) =>
    unit.id === id
      ? {
          ...unit,
          management: { ...unit.management, AccessRule: { ...unit.management.AccessRule, ...own } },
        }
      : unit,
  );
}

describe('rules in force, on any graph', () => {
  it('are the same when computed again, and leave what they read as it was', () => {
    fc.assert(
      fc.property(units, (all) => {
        const before = JSON.stringify(all);
        expect(everyRules(all)).toEqual(everyRules(all));
        expect(JSON.stringify(all)).toBe(before);
      }),
    );
  });

  it('add nothing on a unit that declares again all that is in force on it', () => {
    fc.assert(
      fc.property(units, fc.nat(MOST_UNITS), (all, place) => {
        const unit = all[place % all.length];
        if (unit === undefined) return;
        const rules = everyRules(all).get(unit.id)?.AccessRule.Rules ?? [];
        const again = [...new Set(rules.map(({ Rule }) => Rule))].map((Rule) => ({ Rule }));
        const settled = preventing(all, unit.id, { Rules: again });
        const once = everyRules(settled).get(unit.id)?.AccessRule.Rules ?? [];
        expect(once.map(({ Rule }) => Rule).toSorted()).toEqual(again.map(({ Rule }) => Rule).toSorted());
        expect(once.every(({ UnitId }) => UnitId === unit.id)).toBe(true);
      }),
    );
  });

  it('do not depend on the order of parents, nor on that of units', () => {
    fc.assert(
      fc.property(units, (all) => {
        const turned = all.map((unit) => ({ ...unit, parents: unit.parents.toReversed() })).toReversed();
        const [first, second] = [everyRules(all), everyRules(turned)];
        for (const { id } of all) expect(inOneOrder(second.get(id))).toEqual(inOneOrder(first.get(id)));
      }),
    );
  });

  it('depend on ancestors only: siblings and descendants add nothing', () => {
    fc.assert(
      fc.property(units, (all) => {
        const graph = graphOf(all);
        const whole = everyRules(all);
        for (const { id } of all) {
          const above = ancestorsOf(id, graph);
          const line = all.filter((unit) => unit.id === id || above.has(unit.id));
          expect(computed([id], line).get(id)).toEqual(whole.get(id));
        }
      }),
    );
  });

  it('prevented on a unit change on it and below, never on its siblings', () => {
    const prevention = fc.constantFrom<CategoryManagement>(
      { Inheritance: { PreventInheritance: true } },
      { Inheritance: { PreventRulesId: [...RULES] } },
    );
    fc.assert(
      fc.property(units, fc.nat(MOST_UNITS), prevention, (all, place, own) => {
        const prevented = `u${place % all.length}`;
        const [before, after] = [everyRules(all), everyRules(preventing(all, prevented, own))];
        const graph = graphOf(all);
        for (const { id } of all) {
          if (id === prevented || ancestorsOf(id, graph).has(prevented)) {
            // what is left below comes from the unit that prevents, or by other ways
            for (const { UnitId, Paths } of after.get(id)?.AccessRule.Rules ?? [])
              if (UnitId !== prevented) expect(Paths.filter((path) => path.includes(prevented))).toEqual([]);
          } else expect(after.get(id)).toEqual(before.get(id));
        }
      }),
    );
  });

  it('come by every way up the graph, from the unit to the one that declares', () => {
    fc.assert(
      fc.property(units, (all) => {
        const graph = graphOf(all);
        for (const [id, rules] of everyRules(all)) {
          for (const name of RULE_CATEGORIES) {
            for (const { Paths, UnitId, Rule } of rules[name].Rules) {
              expect(new Set(Paths.map((path) => path.join())).size).toBe(Paths.length);
              expect(graph.get(UnitId)?.management[name]?.Rules?.some((one) => one.Rule === Rule)).toBe(true);
              for (const path of Paths) {
                expect([path[0], path.at(-1)]).toEqual([id, UnitId]);
                for (const [index, above] of path.slice(1).entries())
                  expect(graph.get(path[index] ?? '')?.parents).toContain(above);
              }
            }
          }
        }
      }),
    );
  });

  it('are on a unit of the same agency that says nothing those of its only parent, one step further', () => {
    fc.assert(
      fc.property(units, (all) => {
        const parent = all.at(-1);
        if (parent === undefined) return;
        const child = { ...parent, id: 'child', parents: [parent.id], management: {} };
        const rules = everyRules([...all, child]);
        const further = JSON.parse(JSON.stringify(rules.get(parent.id)), (key, value) =>
          key === 'Paths' ? value.map((path: readonly string[]) => ['child', ...path]) : value,
        );
        expect(rules.get('child')).toEqual(further);
      }),
    );
  });
});
