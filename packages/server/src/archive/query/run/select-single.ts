import { type JsonObject, limits, memberPath, ROOT_PATH, type SelectSingle } from '@chartrier/dsl';
import type { Database, Transaction } from '../../../platform/index.ts';
import type { QueryOutcome } from '../answer.ts';
import type { Collection } from '../catalogue/collection.ts';
import { compileCondition } from '../compile/condition.ts';
import { soughtWords } from '../compile/full-text.ts';
import type { SearchSettings } from '../requests.ts';
import { allOf, type Fragment, TRUE } from '../sql/fragment.ts';
import { runSearch } from './search.ts';

/** A search without steps: one condition on the rows that may be seen. */
export interface SingleSearch<Row> {
  readonly collection: Collection;
  readonly query: SelectSingle;
  /** Tenant, collection, agencies: whose rows these are. */
  readonly visible: Fragment;
  readonly settings: SearchSettings;
  readonly render: (rows: readonly Row[], transaction: Transaction) => Promise<readonly JsonObject[]>;
}

export async function runSingle<Row>(database: Database, search: SingleSearch<Row>): Promise<QueryOutcome> {
  const { collection, query, visible, settings, render } = search;
  const path = memberPath(ROOT_PATH, '$query');
  return await runSearch<Row>(database, {
    collection,
    walk: (scope) => {
      const own = query.condition === undefined ? TRUE : compileCondition(query.condition, scope, path);
      return { sets: [], condition: allOf([visible, own]) };
    },
    filter: query.filter,
    shownLimitWithoutFilter: limits.DEFAULT_LIMIT,
    facets: [],
    words: soughtWords(query.condition),
    settings,
    render,
  });
}
