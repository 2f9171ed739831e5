import type { Queryable } from '../../../platform/index.ts';
import type { Deposit } from './deposit.ts';

/** Of units that are read together, as they are staged; what they become in memory is a few times that. */
const HELD_BYTES = 32 * 1024 * 1024;

/**
 * How many units of a deposit are read at a time: as many as is usual, fewer when one of them is very large. A manifest may
 * describe a unit in megabytes, a thousand times over: read by the thousand they would fill the memory of the worker.
 */
export function unitsAtATime({ facts }: Pick<Deposit, 'facts'>, usual: number): number {
  const largest = facts.manifest?.largestUnit ?? 0;
  return Math.max(1, Math.min(usual, Math.floor(HELD_BYTES / Math.max(1, largest))));
}

/** The same for object groups: a group's document holds all its objects. Only deposits that may be too large are looked at. */
export async function groupsAtATime(
  queryable: Queryable,
  { deposit, tables, facts }: Pick<Deposit, 'deposit' | 'tables' | 'facts'>,
  usual: number,
): Promise<number> {
  const { largestObject = 0, counts } = facts.manifest ?? {};
  const objects = (counts?.binaryDataObjects ?? 0) + (counts?.physicalDataObjects ?? 0);
  if (largestObject * objects <= HELD_BYTES) return usual;
  const { rows } = await queryable.query<{ most: number }>(
    `select coalesce(max(n), 0)::integer most
     from (select count(*) n from ${tables.object} where deposit = $1 group by group_manifest_id) g`,
    [deposit],
  );
  const largestGroup = Math.max(1, largestObject) * Math.max(1, rows[0]?.most ?? 1);
  return Math.max(1, Math.min(usual, Math.floor(HELD_BYTES / largestGroup)));
}
