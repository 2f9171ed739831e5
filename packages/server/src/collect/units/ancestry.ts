import { chartrierError } from '@chartrier/messages';

/** Units one above the other in a transaction; beyond, lists of ancestors would outgrow what they describe. */
export const MAX_LEVELS = 250;

/** Where a unit stands among those of its transaction, as its stored document says. */
export interface Ancestry {
  readonly up: readonly string[];
  readonly us: readonly string[];
  /** Ancestors at each distance. */
  readonly uds: Readonly<Record<string, readonly string[]>>;
  readonly max: number;
}

/** What is known of a parent. */
export type ParentAncestry = Pick<Ancestry, 'us' | 'uds' | 'max'>;

/**
 * The ancestors of a unit, from those of its parents.
 *
 * @throws COLLECT_PARENT_UNKNOWN when a parent is no unit of the transaction, COLLECT_TREE_TOO_DEEP
 */
export function ancestryUnder(
  parents: readonly string[],
  ancestryOf: (id: string) => ParentAncestry | undefined,
): Ancestry {
  const up = [...new Set(parents)];
  const us = new Set(up);
  const uds = new Map<number, Set<string>>(up.length === 0 ? [] : [[1, new Set(up)]]);
  let max = 1;
  for (const parent of up) {
    const above = ancestryOf(parent);
    if (above === undefined) throw chartrierError('COLLECT_PARENT_UNKNOWN', { unit: parent });
    max = Math.max(max, above.max + 1);
    for (const id of above.us) us.add(id);
    for (const [distance, ids] of Object.entries(above.uds)) {
      const farther = Number(distance) + 1;
      const there = uds.get(farther) ?? new Set<string>();
      for (const id of ids) there.add(id);
      uds.set(farther, there);
    }
  }
  if (max > MAX_LEVELS) throw chartrierError('COLLECT_TREE_TOO_DEEP', { limit: MAX_LEVELS });
  const told = Object.fromEntries([...uds].map(([distance, ids]) => [String(distance), [...ids]]));
  return { up, us: [...us], uds: told, max };
}
