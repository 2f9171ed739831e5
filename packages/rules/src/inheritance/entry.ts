import { type Path, type PathBudget, pathOf } from './path.ts';
import type { UnitOfGraph } from './unit-graph.ts';

/** A rule or a property in force on a unit: who declares it, and by which paths it comes. */
export interface Entry<Content> {
  readonly unit: string;
  readonly agency: string | undefined;
  /** The rule's id, or the property's name. */
  readonly name: string;
  readonly content: Content;
  readonly paths: readonly Path[];
}

export function declaredBy<Content>(unit: UnitOfGraph, name: string, content: Content): Entry<Content> {
  return { unit: unit.id, agency: unit.originatingAgency, name, content, paths: [pathOf(unit.id)] };
}

/**
 * What a unit receives from its parents but what it blocks: one entry for each declaring unit and name, with the paths
 * of all the parents by which it comes. Cut short when the budget is spent; whoever gave it looks at what is left.
 */
export function received<Content>(
  unit: UnitOfGraph,
  parents: readonly (readonly Entry<Content>[])[],
  blocked: ReadonlySet<string>,
  budget: PathBudget,
): readonly Entry<Content>[] {
  // most units receive nothing in most categories
  if (parents.every(({ length }) => length === 0)) return [];
  const merged = new Map<string, { readonly first: Entry<Content>; readonly paths: Path[] }>();
  for (const entries of parents) {
    for (const entry of entries) {
      if (blocked.has(entry.name)) continue;
      budget.left -= entry.paths.length;
      if (budget.left < 0) return [];
      const paths = entry.paths.map((path) => pathOf(unit.id, path));
      // identifiers of units have no space
      const key = `${entry.unit} ${entry.name}`;
      const same = merged.get(key);
      if (same === undefined) merged.set(key, { first: entry, paths });
      else for (const path of paths) same.paths.push(path);
    }
  }
  return [...merged.values()].map(({ first, paths }) => ({ ...first, paths }));
}
