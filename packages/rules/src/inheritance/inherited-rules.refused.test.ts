import { describe, expect, it } from 'vitest';
import { inheritedRules } from './inherited-rules.ts';
import type { UnitGraph } from './unit-graph.ts';

const LIMITS = { paths: 1_000, steps: 1_000 };

function graphOf(parents: Readonly<Record<string, readonly string[]>>): UnitGraph {
  const management = { AccessRule: { Rules: [{ Rule: 'ACC-1' }] } };
  return new Map(
    Object.entries(parents).map(([id, above]) => [
      id,
      { id, parents: above, management: above.length === 0 ? management : {} },
    ]),
  );
}

/** Levels of two units, each below both of the level above: paths double at each level. */
function lattice(levels: number): UnitGraph {
  const entries = Array.from({ length: levels }, (_, level) => {
    const parents = level === 0 ? ['root'] : [`a${level - 1}`, `b${level - 1}`];
    return [
      [`a${level}`, parents],
      [`b${level}`, parents],
    ] as const;
  });
  return graphOf({ root: [], ...Object.fromEntries(entries.flat()) });
}

describe('rules in force are refused', () => {
  it('when a unit or an ancestor is not there', () => {
    const fault = { kind: 'UNIT_MISSING', unit: 'B' };
    expect(inheritedRules(['B'], graphOf({ A: [] }), LIMITS)).toEqual({ ok: false, fault });
    expect(inheritedRules(['A'], graphOf({ A: ['B'] }), LIMITS)).toEqual({ ok: false, fault });
  });

  it('when a unit is its own ancestor', () => {
    const graph = graphOf({ A: ['B'], B: ['C'], C: ['A'] });
    expect(inheritedRules(['A'], graph, LIMITS)).toEqual({ ok: false, fault: { kind: 'CYCLE', unit: 'A' } });
  });

  it('when more paths would be made than allowed, however many there are', () => {
    const graph = lattice(1_000);
    expect(inheritedRules(['a3'], graph, LIMITS)).toMatchObject({ ok: true });
    expect(inheritedRules(['a999'], graph, LIMITS)).toMatchObject({
      ok: false,
      fault: { kind: 'TOO_MANY_PATHS' },
    });
  });

  it('when the paths shown would name more units than allowed', () => {
    const graph = graphOf({ A: [], B: ['A'], C: ['B'] });
    expect(inheritedRules(['A', 'B', 'C'], graph, { paths: 10, steps: 6 })).toMatchObject({ ok: true });
    expect(inheritedRules(['A', 'B', 'C'], graph, { paths: 10, steps: 5 })).toEqual({
      ok: false,
      fault: { kind: 'TOO_MANY_PATHS', unit: 'C' },
    });
  });
});

it('computes a line of units thousands long, without running out of stack', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `u${index}`);
  const graph = graphOf(
    Object.fromEntries(ids.map((id, index) => [id, index === 0 ? [] : [`u${index - 1}`]])),
  );
  const outcome = inheritedRules(['u19999'], graph, { paths: 20_000, steps: 20_000 });
  const rules = outcome.ok ? outcome.byUnit.get('u19999')?.AccessRule.Rules : undefined;
  expect(rules?.[0]?.Paths[0]).toEqual(ids.toReversed());
});
