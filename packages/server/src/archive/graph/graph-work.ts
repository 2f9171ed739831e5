import type { Queryable } from '../../platform/index.ts';

/** The tables that a computation works in: the shared ones, or a large set's own, which have its statistics. */
export interface GraphTables {
  readonly node: string;
  readonly link: string;
  readonly level: string;
  readonly result: string;
}

export const SHARED_GRAPH: GraphTables = {
  node: 'graph_node',
  link: 'graph_link',
  level: 'graph_level',
  result: 'graph_result',
};

/** Names of the tables that a set makes for itself, alike to the shared ones. */
export function ownGraph(work: number): GraphTables {
  return {
    node: `graph_node_${work}`,
    link: `graph_link_${work}`,
    level: `graph_level_${work}`,
    result: `graph_result_${work}`,
  };
}

/**
 * Computes the ancestors of a set of units that is not in the archive yet: a deposit's, or those that a rebuild reads.
 * Whoever wants them puts rows in `node` (the units) and `link` (each child and its parents, which are in the set or in
 * the archive), calls `assignLevels` then `computeAncestors`, reads `result`, and clears.
 */
export interface GraphWork {
  /** What tells these rows from those of others at work at the same time. */
  readonly work: number;
  readonly tenant: number;
  readonly tables: GraphTables;
}

/** Levels of units, hence ancestors one above the other; beyond, ancestors' lists would outgrow what they describe. */
export const MAX_GRAPH_LEVELS = 2_500;

/**
 * What units say of their ancestors: `_graph` has every edge above them, `_uds` every ancestor at each distance. Deep trees
 * say half the square of their depth, units of many parents far more: a manifest of a megabyte may stand for gigabytes.
 */
export const MAX_ANCESTRY_OF_UNIT = 20_000;
/** A chain of `MAX_GRAPH_LEVELS` units says 6.25 million; large sets are counted by unit. */
const MAX_ANCESTRY_OF_SMALL_SET = 10_000_000;
const MAX_MEAN_ANCESTRY = 60;

/** Entries about ancestors that a set of so many units may hold. */
export function maxAncestryOf(units: number): number {
  return Math.max(MAX_ANCESTRY_OF_SMALL_SET, MAX_MEAN_ANCESTRY * units);
}

export async function clearGraph(queryable: Queryable, { work, tables }: GraphWork): Promise<void> {
  for (const table of Object.values(tables))
    await queryable.query(`delete from ${table} where work = $1`, [work]);
}

/** Statistics over what was just put there: without them a large set is planned as a small one. */
export async function analyzeGraph(
  queryable: Queryable,
  { tables }: GraphWork,
  ...names: readonly (keyof GraphTables)[]
): Promise<void> {
  for (const name of names) await queryable.query(`analyze ${tables[name]}`);
}
