import { PAGE } from './queries.ts';

/** A facet as SQL: what is taken from each row, and what is counted in `found`. */
export interface HandFacet {
  readonly column: string;
  readonly counts: string;
}

export const COLUMN_FACETS_BY_HAND: readonly HandFacet[] = [
  { column: 'u.description_level', counts: termsSql('description_level') },
  { column: 'u.sp', counts: termsSql('sp') },
  {
    column:
      "width_bucket(u.start_date, array['1800-01-01', '1900-01-01', '2000-01-01']::timestamp[]) as century",
    counts: termsSql('century'),
  },
];

export const DOCUMENT_FACETS_BY_HAND: readonly HandFacet[] = [
  {
    column: "u.document -> 'Keyword' as keyword",
    counts: `select json_agg(b) from (select value, count(*) from (
      select distinct f.id, k ->> 'KeywordContent' as value from found f cross join lateral jsonb_array_elements(f.keyword) k) v
      group by 1 order by 2 desc, 1 limit 10) b`,
  },
  {
    column: "u.document -> 'Tag' as tag",
    counts: `select json_agg(b) from (select value, count(*) from (
      select distinct f.id, value from found f cross join lateral jsonb_array_elements_text(f.tag) value) v
      group by 1 order by 2 desc, 1 limit 10) b`,
  },
  {
    column: "u.document #>> '{_mgt,AppraisalRule,FinalAction}' as final_action",
    counts: termsSql('final_action'),
  },
];

function termsSql(column: string): string {
  return `select json_agg(b) from (select ${column} as value, count(*) from found where ${column} is not null
    group by 1 order by 2 desc, 1 limit 10) b`;
}

export const PAGE_BY_DATE = `, page as (select shelf, id, start_date from found order by start_date desc nulls last, id limit ${PAGE})`;

export function searchPageSql(words: 'any_word' | 'all_words', facets: readonly HandFacet[]): string {
  return `with found as materialized (
      select u.shelf, u.id, u.start_date, ${facets.map(({ column }) => column).join(', ')}
      from unit u
      where u.tenant = $1 and u.us && $2::text[] and u.words @@ ${words}($3, 'A')
        and u.start_date >= $4::timestamp and u.start_date < $5::date + 1)
    ${PAGE_BY_DATE}
    select (select count(*) from found) total, ${facets.map(({ counts }, index) => `(${counts}) facet_${index}`).join(', ')},
      (select json_agg(u.document order by p.start_date desc nulls last, p.id)
         from page p join unit u on u.tenant = $1 and u.shelf = p.shelf and u.id = p.id) documents`;
}

export const TITLE_PATTERN_SQL = `with found as materialized (
    select u.shelf, u.id, u.start_date from unit u where u.tenant = $1 and title_words(u.words) ~ $2)
  ${PAGE_BY_DATE}
  select (select count(*) from found) total, (select json_agg(u.document order by p.start_date desc nulls last)
    from page p join unit u on u.tenant = $1 and u.shelf = p.shelf and u.id = p.id) documents`;
