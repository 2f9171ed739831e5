import { type JsonValue, parseSelectMultiple, type SelectMultiple } from '@chartrier/dsl';
import { type AccessFilter, accessFilter } from '../../../packages/server/src/archive/query/index.ts';
import { agencyOf, TENANT } from './generate-units.ts';

/** What the questions are made of, in the query language of the API. */
export const PAGE = 20;
const TODAY = '2026-01-01';

export const EVERYTHING = accessFilter(
  { EveryOriginatingAgency: true, EveryDataObjectVersion: true },
  TENANT,
  TODAY,
);

export function agencies(ranks: readonly number[]): AccessFilter {
  const OriginatingAgencies = ranks.map(agencyOf);
  return accessFilter(
    { EveryOriginatingAgency: false, OriginatingAgencies, EveryDataObjectVersion: true },
    TENANT,
    TODAY,
  );
}

export function multiple(body: object): SelectMultiple {
  const parsed = parseSelectMultiple({ $roots: [], $projection: {}, ...body } as JsonValue, 'unit');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

export function titlePattern(condition: object): SelectMultiple {
  return multiple({
    $query: [condition],
    $filter: { $limit: PAGE, $orderby: { StartDate: -1 }, $track_total_hits: true },
  });
}

export const COLUMN_FACETS = [
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

export const DOCUMENT_FACETS = [
  { $name: 'keyword', $terms: { $field: 'Keyword.KeywordContent', $size: 10, $order: 'ASC' } },
  { $name: 'tag', $terms: { $field: 'Tag', $size: 10, $order: 'ASC' } },
  { $name: 'action', $terms: { $field: '#management.AppraisalRule.FinalAction', $size: 10, $order: 'ASC' } },
];
