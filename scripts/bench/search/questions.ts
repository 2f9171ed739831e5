import { type JsonValue, parseSelectMultiple, type SelectMultiple, WHOLE_DOCUMENT } from '@chartrier/dsl';
import {
  type AccessFilter,
  accessFilter,
  fieldTypesOf,
  selectUnits,
  selectUnitsWithInheritedRules,
  unitById,
} from '../../../packages/server/src/archive/query/index.ts';
import type { Database, SqlValue } from '../../../packages/server/src/platform/index.ts';
import { agencyOf, type Root, subjectName, subjectType, TENANT, unitId } from './generate-units.ts';
import { FREQUENT_WORDS } from './vocabulary.ts';

const TODAY = '2026-01-01';
const NO_TYPES = fieldTypesOf([]);
const EVERYTHING = accessFilter(
  { EveryOriginatingAgency: true, EveryDataObjectVersion: true },
  TENANT,
  TODAY,
);
const PAGE = 20;

/** One thing that people ask, with other values each time. */
export interface Question {
  readonly name: string;
  /** Milliseconds that its 95th percentile must not pass, for results of at most `mostResults`. */
  readonly target?: number;
  readonly mostResults?: number;
  /** Through the product: from the syntax tree to the last row. Answers how many match. */
  ask(turn: number): Promise<number>;
  /** The same rows by SQL that a person wrote for this question. */
  byHand?(turn: number): Promise<number>;
}

/** What is asked of an archive of these roots. */
export function questionsOn(database: Database, roots: readonly Root[]): readonly Question[] {
  const search = async (query: SelectMultiple, access: AccessFilter = EVERYTHING): Promise<number> => {
    const settings = { trackTotalHitsAllowed: true };
    const outcome = await selectUnits(database, { query, access, fieldTypes: NO_TYPES, settings });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    return outcome.answer.hits.total;
  };
  const hand = async (text: string, values: readonly SqlValue[]): Promise<number> => {
    const { rows } = await database.query<{ readonly total: number }>(text, values);
    return Number(rows[0]?.total ?? 0);
  };
  const rootOf = (turn: number): Root => at(roots, (turn * 37 + 11) % roots.length);
  const words = (turn: number): string =>
    turn % 3 === 0
      ? at(FREQUENT_WORDS, turn % 7)
      : `${at(FREQUENT_WORDS, turn % 11)} ${at(FREQUENT_WORDS, 12 + (turn % 17))}`;
  const operator = (turn: number): '$match' | '$match_all' => (turn % 3 === 0 ? '$match_all' : '$match');
  const period = (turn: number) => ({
    from: `${1750 + (turn % 40)}-01-01`,
    to: `${1960 + (turn % 50)}-12-31`,
  });

  const searchPage = (facets: readonly object[]) => (turn: number) => {
    const { from, to } = period(turn);
    return multiple({
      $roots: [unitId(rootOf(turn).first)],
      $query: [
        {
          $and: [
            { [operator(turn)]: { Title: words(turn) } },
            { $range: { StartDate: { $gte: from, $lte: to } } },
          ],
          $depth: 20,
        },
      ],
      $filter: { $limit: PAGE, $orderby: { StartDate: -1 }, $track_total_hits: true },
      $facets: facets,
    });
  };
  const pageOf = searchPage(COLUMN_FACETS);
  const pageWithNestedFacets = searchPage(DOCUMENT_FACETS);
  const pageByHand = (facets: readonly HandFacet[]) => async (turn: number) => {
    const { from, to } = period(turn);
    const function_ = operator(turn) === '$match' ? 'any_word' : 'all_words';
    return await hand(searchPageSql(function_, facets), [
      TENANT,
      [unitId(rootOf(turn).first)],
      words(turn),
      from,
      to,
    ]);
  };

  return [
    {
      name: 'subtree, French words, period, order by date, exact total, 3 facets',
      target: 50,
      mostResults: 2_000,
      ask: (turn) => search(pageOf(turn)),
      byHand: pageByHand(COLUMN_FACETS_BY_HAND),
    },
    {
      name: 'the same, facets on keywords, tags and final action (documents)',
      target: 50,
      mostResults: 2_000,
      ask: (turn) => search(pageWithNestedFacets(turn)),
      byHand: pageByHand(DOCUMENT_FACETS_BY_HAND),
    },
    {
      name: 'keyword of this content and this type, first 20 by date, exact total',
      target: 50,
      mostResults: 5_000,
      ask: (turn) =>
        search(
          multiple({
            $query: [
              {
                $and: [
                  { $eq: { 'Keyword.KeywordContent': subjectName(keywordOf(turn)) } },
                  { $eq: { 'Keyword.KeywordType': subjectType(keywordOf(turn)) } },
                ],
              },
            ],
            $filter: { $limit: PAGE, $orderby: { StartDate: -1 }, $track_total_hits: true },
          }),
        ),
      byHand: (turn) =>
        hand(
          `with found as materialized (
             select u.shelf, u.id, u.start_date from unit u where u.tenant = $1 and u.document @> $2::jsonb)
           ${PAGE_BY_DATE}
           select (select count(*) from found) total, (select json_agg(u.document order by p.start_date desc nulls last)
             from page p join unit u on u.tenant = $1 and u.shelf = p.shelf and u.id = p.id) documents`,
          [
            TENANT,
            JSON.stringify({
              Keyword: [
                { KeywordContent: subjectName(keywordOf(turn)), KeywordType: subjectType(keywordOf(turn)) },
              ],
            }),
          ],
        ),
    },
    {
      name: 'a unit by its id',
      target: 2,
      ask: async (turn) => {
        const root = rootOf(turn);
        const id = unitId(root.first + ((turn * 7_919) % root.units));
        const unit = await unitById(database, { id, access: EVERYTHING, projection: WHOLE_DOCUMENT });
        return unit === undefined ? 0 : 1;
      },
      byHand: async (turn) => {
        const root = rootOf(turn);
        const id = unitId(root.first + ((turn * 7_919) % root.units));
        const { rows } = await database.query(
          'select document from unit where tenant = $1 and id = $2',
          [TENANT, id],
          { name: 'bench-by-id' },
        );
        return rows.length;
      },
    },
    {
      name: 'wildcard on a title (*xxxx*), first 20 by date, exact total',
      target: 300,
      ask: (turn) => search(titlePattern({ $wildcard: { Title: `*${fragmentOf(turn)}*` } })),
      byHand: (turn) => hand(TITLE_PATTERN_SQL, [TENANT, fragmentOf(turn)]),
    },
    {
      name: 'regular expression on a title, first 20 by date, exact total',
      target: 300,
      ask: (turn) => search(titlePattern({ $regex: { Title: `${fragmentOf(turn)}[a-z]+` } })),
      byHand: (turn) => hand(TITLE_PATTERN_SQL, [TENANT, `(^| )${fragmentOf(turn)}[a-z]+( |$)`]),
    },
    {
      name: 'inherited rules of 1,000 units of a subtree',
      target: 200,
      ask: async (turn) => {
        const query = multiple({
          $roots: [unitId(rootOf(turn).first)],
          $query: [{ $exists: '#id', $depth: 20 }],
          $filter: { $limit: 1_000 },
        });
        const outcome = await selectUnitsWithInheritedRules(database, {
          query,
          access: EVERYTHING,
          fieldTypes: NO_TYPES,
        });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
        return outcome.answer.results.length;
      },
    },
    {
      name: 'subtree, first 20 by date, total up to 10,000',
      ask: (turn) =>
        search(
          multiple({
            $roots: [unitId(at(roots, turn % 5).first)],
            $query: [{ $exists: '#id', $depth: 20 }],
            $filter: { $limit: PAGE, $orderby: { StartDate: turn % 2 === 0 ? 1 : -1 } },
          }),
        ),
    },
    {
      name: 'a contract of two agencies: two words, by rank',
      ask: (turn) =>
        search(
          multiple({
            $query: [{ $match: { Title: words(turn * 3 + 1) } }],
            $filter: { $limit: PAGE },
          }),
          agencies([turn % 40, 40 + (turn % 90)]),
        ),
    },
    {
      name: 'a contract of two agencies: first 20 by date, total up to 10,000',
      ask: (turn) =>
        search(
          multiple({
            $query: [{ $exists: '#id' }],
            $filter: { $limit: PAGE, $orderby: { StartDate: -1 } },
          }),
          agencies([turn % 40, 40 + (turn % 90)]),
        ),
    },
    {
      name: 'subtree, one word, order by title',
      ask: (turn) =>
        search(
          multiple({
            $roots: [unitId(rootOf(turn).first)],
            $query: [{ $match: { Title: at(FREQUENT_WORDS, turn % 7) }, $depth: 20 }],
            $filter: { $limit: PAGE, $orderby: { Title: 1 } },
          }),
        ),
    },
    {
      name: 'descendants within 2 of the units that have two words, under a root',
      ask: (turn) =>
        search(
          multiple({
            $roots: [unitId(rootOf(turn).first)],
            $query: [
              {
                $match_all: {
                  Title: `${at(FREQUENT_WORDS, turn % 11)} ${at(FREQUENT_WORDS, 12 + (turn % 17))}`,
                },
                $depth: 20,
              },
              { $exists: '#id', $depth: 2 },
            ],
            $filter: { $limit: PAGE },
          }),
        ),
    },
    {
      name: 'whole archive, a frequent word, exact total, 3 facets',
      ask: (turn) =>
        search(
          multiple({
            $query: [{ $match: { Title: at(FREQUENT_WORDS, turn % 3) } }],
            $filter: { $limit: PAGE, $orderby: { StartDate: -1 }, $track_total_hits: true },
            $facets: COLUMN_FACETS,
          }),
        ),
    },
  ];
}

const COLUMN_FACETS = [
  { $name: 'level', $terms: { $field: 'DescriptionLevel', $size: 10, $order: 'ASC' } },
  { $name: 'agency', $terms: { $field: '#originating_agency', $size: 10, $order: 'ASC' } },
  {
    $name: 'period',
    $date_range: {
      $field: 'StartDate',
      $format: 'yyyy',
      $ranges: [
        { $to: '1800' },
        { $from: '1800', $to: '1900' },
        { $from: '1900', $to: '2000' },
        { $from: '2000' },
      ],
    },
  },
];

const DOCUMENT_FACETS = [
  { $name: 'keyword', $terms: { $field: 'Keyword.KeywordContent', $size: 10, $order: 'ASC' } },
  { $name: 'tag', $terms: { $field: 'Tag', $size: 10, $order: 'ASC' } },
  { $name: 'action', $terms: { $field: '#management.AppraisalRule.FinalAction', $size: 10, $order: 'ASC' } },
];

/** A facet as SQL: what is taken from each row, and what is counted in `found`. */
interface HandFacet {
  readonly column: string;
  readonly counts: string;
}

const COLUMN_FACETS_BY_HAND: readonly HandFacet[] = [
  { column: 'u.description_level', counts: termsSql('description_level') },
  { column: 'u.sp', counts: termsSql('sp') },
  {
    column:
      "width_bucket(u.start_date, array['1800-01-01', '1900-01-01', '2000-01-01']::timestamp[]) as century",
    counts: termsSql('century'),
  },
];

const DOCUMENT_FACETS_BY_HAND: readonly HandFacet[] = [
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

const PAGE_BY_DATE = `, page as (select shelf, id, start_date from found order by start_date desc nulls last, id limit ${PAGE})`;

function searchPageSql(words: 'any_word' | 'all_words', facets: readonly HandFacet[]): string {
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

const TITLE_PATTERN_SQL = `with found as materialized (
    select u.shelf, u.id, u.start_date from unit u where u.tenant = $1 and title_words(u.words) ~ $2)
  ${PAGE_BY_DATE}
  select (select count(*) from found) total, (select json_agg(u.document order by p.start_date desc nulls last)
    from page p join unit u on u.tenant = $1 and u.shelf = p.shelf and u.id = p.id) documents`;

/** Parts of words of titles, as stems keep them: frequent words, and rare ones. */
const TITLE_FRAGMENTS = ['inond', 'assain', 'elector', 'contenti', 'biblio', 'fagagr', 'lotiss', 'synd'];

function fragmentOf(turn: number): string {
  return at(TITLE_FRAGMENTS, turn % TITLE_FRAGMENTS.length);
}

/** From a keyword that a unit in a hundred has to one of a few in a million. */
function keywordOf(turn: number): number {
  return (turn * 53) % 400;
}

function titlePattern(condition: object): SelectMultiple {
  return multiple({
    $query: [condition],
    $filter: { $limit: PAGE, $orderby: { StartDate: -1 }, $track_total_hits: true },
  });
}

function agencies(ranks: readonly number[]): AccessFilter {
  const OriginatingAgencies = ranks.map(agencyOf);
  return accessFilter(
    { EveryOriginatingAgency: false, OriginatingAgencies, EveryDataObjectVersion: true },
    TENANT,
    TODAY,
  );
}

function multiple(body: object): SelectMultiple {
  const parsed = parseSelectMultiple({ $roots: [], $projection: {}, ...body } as JsonValue, 'unit');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}
