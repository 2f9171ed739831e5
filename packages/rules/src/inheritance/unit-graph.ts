import type { Management } from '../management.ts';

/** A unit as inheritance sees it. */
export interface UnitOfGraph {
  readonly id: string;
  /** Holding units have none. */
  readonly originatingAgency?: string;
  /** The units right above, in their order. */
  readonly parents: readonly string[];
  readonly management: Management;
}

/** Units by id, with all their ancestors. */
export type UnitGraph = ReadonlyMap<string, UnitOfGraph>;

/** Why a graph has no rules in force: a unit named that is not in it, or one that is its own ancestor. */
export type GraphFault =
  | { readonly kind: 'UNIT_MISSING'; readonly unit: string }
  | { readonly kind: 'CYCLE'; readonly unit: string };

export type Ordered =
  | { readonly ok: true; readonly units: readonly UnitOfGraph[] }
  | { readonly ok: false; readonly fault: GraphFault };

/**
 * The units of these ids and their ancestors, each after its parents. Without recursion: a path may be thousands of
 * units long.
 */
export function parentsFirst(ids: Iterable<string>, graph: UnitGraph): Ordered {
  const units: UnitOfGraph[] = [];
  // true once the unit is placed, false while its ancestors are
  const placed = new Map<string, boolean>();
  for (const id of ids) {
    const path: { readonly unit: UnitOfGraph; next: number }[] = [];
    const enter = (entered: string): GraphFault | undefined => {
      const state = placed.get(entered);
      if (state === true) return undefined;
      if (state === false) return { kind: 'CYCLE', unit: entered };
      const unit = graph.get(entered);
      if (unit === undefined) return { kind: 'UNIT_MISSING', unit: entered };
      placed.set(entered, false);
      path.push({ unit, next: 0 });
      return undefined;
    };
    let fault = enter(id);
    for (let top = path.at(-1); top !== undefined && fault === undefined; top = path.at(-1)) {
      const parent = top.unit.parents[top.next];
      top.next += 1;
      if (parent !== undefined) fault = enter(parent);
      else {
        placed.set(top.unit.id, true);
        units.push(top.unit);
        path.pop();
      }
    }
    if (fault !== undefined) return { ok: false, fault };
  }
  return { ok: true, units };
}
