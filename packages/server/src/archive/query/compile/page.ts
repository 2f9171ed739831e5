import type { Collection } from '../catalogue/collection.ts';
import { bind, type Fragment, join, sql } from '../sql/fragment.ts';
import { ordered, type SortKey } from './order.ts';
import { type CompiledWalk, withSets } from './walk.ts';

/** Which results of a search, in which order. */
export interface Page {
  readonly keys: readonly SortKey[];
  readonly offset: number;
  readonly limit: number;
}

/**
 * One page of results, for conditions of which the planner knows the selectivity: it may walk an index in the order of the
 * sort, and stop at the end of the page.
 */
export function pageStatement(collection: Collection, walk: CompiledWalk, page: Page): Fragment {
  return sql`${withSets(walk.sets)}select ${collection.row} from ${collection.from} where ${walk.condition} order by ${orderOf(page, collection)} ${bounds(page)}`;
}

function orderOf(page: Page, collection: Collection): Fragment {
  return join(
    [...page.keys.map(({ value, direction }) => ordered(value, direction)), ...collection.key],
    sql`, `,
  );
}

export function bounds({ offset, limit }: Page): Fragment {
  return sql`limit ${bind(limit)}::bigint offset ${bind(offset)}::bigint`;
}
