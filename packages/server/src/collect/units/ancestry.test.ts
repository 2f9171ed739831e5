import { isChartrierError } from '@chartrier/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ancestry, ancestryUnder, MAX_LEVELS } from './ancestry.ts';

/** Units in the order of their creation, each with parents among those before it. */
const trees = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((rows) =>
    rows.map((parents, place) =>
      place === 0 ? [] : [...new Set(parents.map((parent) => parent % place))].map(String),
    ),
  );

function distances(parents: readonly (readonly string[])[], unit: number): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const look = (id: number, distance: number): void => {
    for (const parent of parents[id] ?? []) {
      found.set(parent, (found.get(parent) ?? new Set()).add(distance));
      look(Number(parent), distance + 1);
    }
  };
  look(unit, 1);
  return found;
}

describe('the ancestors of a unit', () => {
  it('are all those above it, at each distance at which they are', () => {
    fc.assert(
      fc.property(trees, (parents) => {
        const known = new Map<string, Ancestry>();
        for (const [place, up] of parents.entries())
          known.set(
            String(place),
            ancestryUnder(up, (id) => known.get(id)),
          );
        for (const [place] of parents.entries()) {
          const expected = distances(parents, place);
          const told = known.get(String(place));
          expect(new Set(told?.us)).toEqual(new Set(expected.keys()));
          for (const [id, at] of expected)
            for (const distance of at) expect(told?.uds[String(distance)]).toContain(id);
          const farthest = Math.max(0, ...[...expected.values()].flatMap((at) => [...at]));
          expect(told?.max).toBe(farthest + 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are refused where there is no such parent, and beyond a number of levels', () => {
    const refusal = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(
      isChartrierError(
        refusal(() => ancestryUnder(['x'], () => undefined)),
        'COLLECT_PARENT_UNKNOWN',
      ),
    ).toBe(true);
    const deepest = { us: [], uds: {}, max: MAX_LEVELS };
    expect(
      isChartrierError(
        refusal(() => ancestryUnder(['x'], () => deepest)),
        'COLLECT_TREE_TOO_DEEP',
      ),
    ).toBe(true);
    expect(ancestryUnder(['x'], () => ({ ...deepest, max: MAX_LEVELS - 1 })).max).toBe(MAX_LEVELS);
  });
});
