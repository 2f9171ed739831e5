import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';

/** More would be a list that nobody reads. */
export const MOST_SAVED_SEARCHES = 200;

export interface SavedSearch {
  readonly id: string;
  readonly tenant: number;
  readonly name: string;
  /** What follows `/search` in the front office's address. */
  readonly address: string;
  readonly createdAt: Date;
}

const COLUMNS = 'id::text, tenant, name, address, created_at as "createdAt"';

/** The searches that a person kept, by name. */
export async function savedSearchesOf(
  queryable: Queryable,
  personId: string,
): Promise<readonly SavedSearch[]> {
  const { rows } = await queryable.query<SavedSearch>(
    `select ${COLUMNS} from saved_search where person_id = $1 order by name, id`,
    [personId],
  );
  return rows;
}

/**
 * Keeps a search; one of the same name on the same tenant is replaced.
 *
 * @returns the search, or SAVED_SEARCHES_FULL
 */
export async function saveSearch(
  queryable: Queryable,
  personId: string,
  { tenant, name, address }: Pick<SavedSearch, 'tenant' | 'name' | 'address'>,
): Promise<SavedSearch | ChartrierError> {
  const { rows } = await queryable.query<SavedSearch>(
    `insert into saved_search (person_id, tenant, name, address)
     select $1, $2, $3, $4
     where (select count(*) from saved_search where person_id = $1 and (tenant, name) <> ($2, $3)) < $5
     on conflict (person_id, tenant, name) do update set address = excluded.address
     returning ${COLUMNS}`,
    [personId, tenant, name, address, MOST_SAVED_SEARCHES],
  );
  return rows[0] ?? chartrierError('SAVED_SEARCHES_FULL', { most: MOST_SAVED_SEARCHES });
}

/** Forgets a search of the person's own; whether there was one. */
export async function forgetSearch(queryable: Queryable, personId: string, id: string): Promise<boolean> {
  const { rowCount } = await queryable.query(
    'delete from saved_search where person_id = $1 and id::text = $2',
    [personId, id],
  );
  return (rowCount ?? 0) > 0;
}
