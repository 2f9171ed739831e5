import type { Queryable } from '../../platform/index.ts';

/**
 * Computes the ancestors of a set of units that is not in the archive yet: a deposit's, or those that a rebuild reads.
 * Whoever wants them puts rows in `graph_node` (the units) and `graph_link` (each child and its parents, which are in
 * the set or in the archive), calls `assignLevels` then `computeAncestors`, reads `graph_result`, and clears.
 */
export interface GraphWork {
  /** What tells these rows from those of others at work at the same time. */
  readonly work: number;
  readonly tenant: number;
}

/** Levels of units, hence ancestors one above the other; beyond, ancestors' lists would outgrow what they describe. */
export const MAX_GRAPH_LEVELS = 2_500;

export async function clearGraph(queryable: Queryable, { work }: GraphWork): Promise<void> {
  for (const table of ['graph_node', 'graph_link', 'graph_level', 'graph_result']) {
    await queryable.query(`delete from ${table} where work = $1`, [work]);
  }
}
