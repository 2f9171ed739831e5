import type { Collection } from '../catalogue/collection.ts';
import { type Fragment, join, numbered, sql } from '../sql/fragment.ts';
import type { CompiledFacets } from './facets.ts';
import { ordered } from './order.ts';
import { bounds, type Page } from './page.ts';
import { type CompiledWalk, withSets } from './walk.ts';

/**
 * The page, the total and the facets of a search in one statement, which finds the matching rows once: first what of them
 * is needed to sort and to count, then the page's documents.
 *
 * Each row answers `on_page`; the first one also `total`, and a list of `{value, count}` in each `facet_n`. When the page is
 * empty there is a first row still, not on the page.
 */
export function foundStatement(
  collection: Collection,
  walk: CompiledWalk,
  page: Page,
  facets: CompiledFacets,
): Fragment {
  const { key } = collection;
  const keys = key.map((column, index) => sql`${column} as ${keyName(index)}`);
  const sorts = page.keys.map(({ value }, index) => sql`${value} as ${numbered('sort', index)}`);
  const place = facets.counts.length > 0 ? [sql`row_number() over () as place`] : [];
  const taken = join([...place, ...keys, ...sorts, ...facets.columns], sql`, `);
  const order = [
    ...page.keys.map(({ direction }, index) => ordered(numbered('sort', index), direction)),
    ...key.map((_, index) => keyName(index)),
  ];
  const pageKeys = join(
    key.map((_, index) => keyName(index)),
    sql`, `,
  );
  const counts = facets.counts.map((count, index) => sql`${count} as ${numbered('facet', index)}`);
  const answers = join(
    [sql`counted.total`, ...facets.counts.map((_, index) => sql`counted.${numbered('facet', index)}`)],
    sql`, `,
  );
  const same = join(
    key.map((column, index) => sql`${column} = page.${keyName(index)}`),
    sql` and `,
  );
  const sets = [
    ...walk.sets,
    sql`found as materialized (select ${taken} from ${collection.from} where ${walk.condition})`,
    sql`page as (select row_number() over () as rank, ${pageKeys} from (select ${pageKeys} from found order by ${join(order, sql`, `)} ${bounds(page)}) sorted)`,
    sql`counted as (select 1::bigint as rank, ${join([sql`(select count(*) from found) as total`, ...counts], sql`, `)})`,
  ];
  return sql`${withSets(sets)}select page.rank is not null as on_page, ${answers}, ${collection.row} from counted full join page on counted.rank = page.rank left join ${collection.from} on ${same} order by page.rank`;
}

function keyName(index: number): Fragment {
  return KEY_NAMES[index] ?? sql`key_0`;
}
const KEY_NAMES = [sql`key_0`, sql`key_1`, sql`key_2`];
