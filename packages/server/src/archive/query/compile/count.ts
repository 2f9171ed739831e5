import type { Collection } from '../catalogue/collection.ts';
import { bind, type Fragment, sql } from '../sql/fragment.ts';
import { type CompiledWalk, withSets } from './walk.ts';

/** How many rows match; counting stops at `atMost` when it is given. */
export function countStatement(collection: Collection, walk: CompiledWalk, atMost?: number): Fragment {
  const rows = sql`select from ${collection.from} where ${walk.condition}`;
  const bounded = atMost === undefined ? rows : sql`${rows} limit ${bind(atMost)}::bigint`;
  return sql`${withSets(walk.sets)}select count(*) as total from (${bounded}) matching`;
}
