import type { Queryable } from '../../platform/index.ts';
import type { GraphWork } from './graph-work.ts';

/** A longer cycle is said to be there, without its members. */
export const MAX_CYCLE_STEPS = 10_000;

/**
 * One cycle among the units that `assignLevels` could not place: each id is the child of the next, the last one is the
 * first again. Undefined when there is none (units deeper than allowed), or a longer one than is followed.
 *
 * A unit without level always has a parent without level: going up among them ends where it has been.
 */
export async function findCycle(
  queryable: Queryable,
  work: GraphWork,
): Promise<readonly string[] | undefined> {
  let current = await firstUnplaced(queryable, work);
  const path: string[] = [];
  const steps = new Map<string, number>();
  while (current !== undefined && path.length < MAX_CYCLE_STEPS) {
    const met = steps.get(current);
    if (met !== undefined) return [...path.slice(met), current];
    steps.set(current, path.length);
    path.push(current);
    current = await unplacedParent(queryable, work, current);
  }
  return undefined;
}

async function firstUnplaced(queryable: Queryable, { work, tables }: GraphWork): Promise<string | undefined> {
  const { rows } = await queryable.query<{ id: string }>(
    `select n.id from ${tables.node} n
     where n.work = $1 and not exists (select from ${tables.level} d where d.work = $1 and d.id = n.id)
     order by n.id desc limit 1`,
    [work],
  );
  return rows[0]?.id;
}

async function unplacedParent(
  queryable: Queryable,
  { work, tables }: GraphWork,
  child: string,
): Promise<string | undefined> {
  const { rows } = await queryable.query<{ parent: string }>(
    `select l.parent from ${tables.link} l
     join ${tables.node} p on p.work = l.work and p.id = l.parent
     where l.work = $1 and l.child = $2
       and not exists (select from ${tables.level} d where d.work = $1 and d.id = l.parent)
     order by l.ordinal limit 1`,
    [work, child],
  );
  return rows[0]?.parent;
}
