import { memberPath, type OrderBy, ROOT_PATH } from '@chartrier/dsl';
import type { Collection } from '../catalogue/collection.ts';
import { type Fragment, sql } from '../sql/fragment.ts';
import type { Compilation } from './compilation.ts';

export interface SortKey {
  readonly value: Fragment;
  readonly direction: 1 | -1;
}

const SCORE = '_score';

/**
 * What results are sorted by: the query's own order, then how well they fit the words that it looks for. A row without
 * the value comes last, upwards and downwards; ties are cut by the row's key, so that pages never overlap.
 */
export function sortKeys(
  orderBy: readonly OrderBy[],
  collection: Collection,
  words: Fragment | undefined,
  compilation: Compilation,
): readonly SortKey[] {
  const rank = words && collection.rank?.(words);
  const path = memberPath(memberPath(ROOT_PATH, '$filter'), '$orderby');
  const keys: SortKey[] = [];
  let ranked = false;
  for (const { field, direction } of orderBy) {
    if (field.path === SCORE) {
      ranked = true;
      if (rank) keys.push({ value: rank, direction });
      continue;
    }
    const at = { compilation, path: memberPath(path, field.written) };
    keys.push({ value: collection.field(field.path).sortKey(direction, at), direction });
  }
  if (rank && !ranked) keys.push({ value: rank, direction: -1 });
  return keys;
}

export function ordered(value: Fragment, direction: 1 | -1): Fragment {
  return direction === 1 ? sql`${value} asc nulls last` : sql`${value} desc nulls last`;
}
