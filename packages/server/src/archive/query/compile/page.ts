import type { Collection } from '../catalogue/collection.ts';
import { bind, type Fragment, join, numbered, sql } from '../sql/fragment.ts';
import { ordered, type SortKey } from './order.ts';
import { type CompiledWalk, withSets } from './walk.ts';

/** Which results of a search, in which order. */
export interface Page {
  readonly keys: readonly SortKey[];
  readonly offset: number;
  readonly limit: number;
}

/**
 * One page of results. Where the condition looks into documents, the rows that fit it are found first, apart, then
 * sorted: otherwise the planner may walk a whole index in the order of the sort (see `Fragment.opaque`).
 */
export function pageStatement(collection: Collection, walk: CompiledWalk, page: Page): Fragment {
  const { condition } = walk;
  return condition.opaque
    ? foundThenSorted(collection, walk, page)
    : sql`${withSets(walk.sets)}select ${collection.row} from ${collection.from} where ${condition} order by ${orderOf(page, collection)} ${bounds(page)}`;
}

function foundThenSorted(collection: Collection, walk: CompiledWalk, page: Page): Fragment {
  const sorts = page.keys.map(({ value }, index) => sql`${value} as ${numbered('sort', index)}`);
  const keys = collection.key.map((key, index) => sql`${key} as ${keyName(index)}`);
  const found = sql`found as materialized (select ${join([...keys, ...sorts], sql`, `)} from ${collection.from} where ${walk.condition})`;
  const order = [
    ...page.keys.map(({ direction }, index) => ordered(numbered('sort', index), direction)),
    ...collection.key.map((_, index) => keyName(index)),
  ];
  const orderBy = join(order, sql`, `);
  const same = join(
    collection.key.map((key, index) => sql`${key} = page.${keyName(index)}`),
    sql` and `,
  );
  return sql`${withSets([...walk.sets, found])}select ${collection.row} from (select * from found order by ${orderBy} ${bounds(page)}) page join ${collection.from} on ${same} order by ${orderBy}`;
}

function keyName(index: number): Fragment {
  return KEY_NAMES[index] ?? sql`key_0`;
}
const KEY_NAMES = [sql`key_0`, sql`key_1`, sql`key_2`];

function orderOf(page: Page, collection: Collection): Fragment {
  return join(
    [...page.keys.map(({ value, direction }) => ordered(value, direction)), ...collection.key],
    sql`, `,
  );
}

function bounds({ offset, limit }: Page): Fragment {
  return sql`limit ${bind(limit)}::bigint offset ${bind(offset)}::bigint`;
}
