import { type SelectMultiple, WHOLE_DOCUMENT } from '@chartrier/dsl';
import {
  type AccessFilter,
  fieldTypesOf,
  selectUnits,
  selectUnitsWithInheritedRules,
  unitById,
} from '../../../packages/server/src/archive/query/index.ts';
import type { Database, SqlValue } from '../../../packages/server/src/platform/index.ts';
import {
  COLUMN_FACETS_BY_HAND,
  DOCUMENT_FACETS_BY_HAND,
  type HandFacet,
  PAGE_BY_DATE,
  searchPageSql,
  TITLE_PATTERN_SQL,
} from './by-hand.ts';
import { type Root, subjectName, subjectType, TENANT, unitId } from './generate-units.ts';
import {
  agencies,
  COLUMN_FACETS,
  DOCUMENT_FACETS,
  EVERYTHING,
  multiple,
  PAGE,
  titlePattern,
} from './queries.ts';
import { FREQUENT_WORDS } from './vocabulary.ts';

const NO_TYPES = fieldTypesOf([]);

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

/** Parts of words of titles, as stems keep them: frequent words, and rare ones. */
const TITLE_FRAGMENTS = ['inond', 'assain', 'elector', 'contenti', 'biblio', 'fagagr', 'lotiss', 'synd'];

function fragmentOf(turn: number): string {
  return at(TITLE_FRAGMENTS, turn % TITLE_FRAGMENTS.length);
}

/** From a keyword that a unit in a hundred has to one of a few in a million. */
function keywordOf(turn: number): number {
  return (turn * 53) % 400;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}
