import { memberPath, type OrderBy, ROOT_PATH } from '@chartrier/dsl';
import type { Collection } from '../catalogue/collection.ts';
import { type Fragment, sql } from '../sql/fragment.ts';
import type { Compilation } from './compilation.ts';
import type { SoughtWords } from './full-text.ts';

export interface SortKey {
  readonly value: Fragment;
  readonly direction: 1 | -1;
}

const SCORE = '_score';

/**
 * What results are sorted by. Without an order, a full-text query ranks them by how well they fit its words; with one,
 * the rank comes before the first text of the order, as in Vitam (`#score` places it explicitly). Vitam also cuts the
 * ties of an order without text by rank: here they are cut by the row's key, which lets an index give the first page of
 * an order by date. A row without the value comes last, upwards and downwards; pages never overlap.
 */
export function sortKeys(
  orderBy: readonly OrderBy[],
  collection: Collection,
  words: readonly SoughtWords[],
  compilation: Compilation,
): readonly SortKey[] {
  const rank = words.length === 0 ? undefined : collection.rank?.(words);
  const path = memberPath(memberPath(ROOT_PATH, '$filter'), '$orderby');
  let ranked = rank === undefined || orderBy.some(({ field }) => field.path === SCORE);
  const keys: SortKey[] = [];
  if (rank && orderBy.length === 0) keys.push({ value: rank, direction: -1 });
  for (const { field, direction } of orderBy) {
    if (field.path === SCORE) {
      if (rank) keys.push({ value: rank, direction });
      continue;
    }
    const sorted = collection.field(field.path);
    if (rank && !ranked && sorted.analysed) {
      keys.push({ value: rank, direction: -1 });
      ranked = true;
    }
    const at = { compilation, path: memberPath(path, field.written) };
    for (const value of sorted.sortKeys(direction, at)) keys.push({ value, direction });
  }
  return keys;
}

export function ordered(value: Fragment, direction: 1 | -1): Fragment {
  return direction === 1 ? sql`${value} asc nulls last` : sql`${value} desc nulls last`;
}

/** Whether an index of the collection gives its rows in this order: its key's, or that of one field that has one. */
export function isOrderOfIndex(
  orderBy: readonly OrderBy[],
  keys: readonly SortKey[],
  { indexedOrders = [] }: Collection,
): boolean {
  const [only] = orderBy;
  if (only === undefined) return keys.length === 0;
  return orderBy.length === 1 && keys.length === 1 && indexedOrders.includes(only.field.path);
}
