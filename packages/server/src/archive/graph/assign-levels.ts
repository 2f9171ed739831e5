import type { Queryable } from '../../platform/index.ts';
import { type GraphTables, type GraphWork, MAX_GRAPH_LEVELS } from './graph-work.ts';

export interface Levels {
  /** Units of each level, from the roots; a unit stands one below the lowest of its parents in the set. */
  readonly counts: readonly number[];
  /** Units without level: in a cycle, below one, or deeper than allowed. */
  readonly unplaced: number;
}

/**
 * Gives each unit of the set its level, the length of the longest path to it from a root of the set. One statement a
 * level: what it costs is the number of links, whatever their shape.
 */
export async function assignLevels(queryable: Queryable, { work, tables }: GraphWork): Promise<Levels> {
  const counts: number[] = [];
  const next = nextLevel(tables);
  const roots = await queryable.query(
    `insert into ${tables.level} (work, level, id)
     select n.work, 0, n.id
     from ${tables.node} n
     where n.work = $1
       and not exists (select from ${tables.link} l join ${tables.node} p on p.work = l.work and p.id = l.parent
                       where l.work = $1 and l.child = n.id)`,
    [work],
  );
  if (roots.rowCount > 0) counts.push(roots.rowCount);
  while (counts.length > 0 && counts.length < MAX_GRAPH_LEVELS) {
    const placed = await queryable.query(next, [work, counts.length]);
    if (placed.rowCount === 0) break;
    counts.push(placed.rowCount);
  }
  const { rows } = await queryable.query<{ nodes: number }>(
    `select count(*) nodes from ${tables.node} where work = $1`,
    [work],
  );
  const placed = counts.reduce((sum, count) => sum + count, 0);
  return { counts, unplaced: (rows[0]?.nodes ?? 0) - placed };
}

/** Children of the level above all of whose parents in the set have a level by now. */
const nextLevel = (tables: GraphTables): string => `
  insert into ${tables.level} (work, level, id)
  select $1, $2, c.child
  from (select distinct l.child
        from ${tables.level} above
        join ${tables.link} l on l.work = above.work and l.parent = above.id
        where above.work = $1 and above.level = $2 - 1) c
  where not exists (
    select from ${tables.link} l
    join ${tables.node} p on p.work = l.work and p.id = l.parent
    where l.work = $1 and l.child = c.child
      and not exists (select from ${tables.level} done where done.work = $1 and done.id = p.id))`;
