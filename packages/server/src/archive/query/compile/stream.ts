import type { Collection } from '../catalogue/collection.ts';
import { EMPTY, type Fragment, join, sql } from '../sql/fragment.ts';
import { ordered, type SortKey } from './order.ts';
import { type CompiledWalk, withSets } from './walk.ts';

/** Every row of a search, for a cursor: in the order of the keys, or as they come when there is none. */
export function streamStatement(
  collection: Collection,
  walk: CompiledWalk,
  keys: readonly SortKey[],
): Fragment {
  const order =
    keys.length === 0
      ? EMPTY
      : sql` order by ${join([...keys.map(({ value, direction }) => ordered(value, direction)), ...collection.key], sql`, `)}`;
  return sql`${withSets(walk.sets)}select ${collection.row} from ${collection.from} where ${walk.condition}${order}`;
}
