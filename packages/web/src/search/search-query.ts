import type { SearchAddress } from './search-address.ts';
import { FIELDS, readTypedWords } from './typed-words.ts';

type Json = Readonly<Record<string, unknown>>;

/** An ARK (draft-kunze-ark) or a platform id typed alone: the thing itself is meant. */
const ARK = /^ark:\/?\d+\/\S+$/i;
const GUID = /^a[a-z0-9]{35}$/;

function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function conditionOfPair({ field, value }: { readonly field: string; readonly value: string }): Json {
  const known = FIELDS.find((one) => one.field === field);
  return known?.kind === 'text' ? { $match_all: { [field]: value } } : { $eq: { [field]: value } };
}

function conditionsOfWords(typed: string): readonly Json[] {
  const { words, pairs } = readTypedWords(typed);
  const conditions = pairs.map(conditionOfPair);
  if (words === '') return conditions;
  if (ARK.test(words)) return [...conditions, { $eq: { PersistentIdentifier: words } }];
  if (GUID.test(words)) return [...conditions, { $eq: { '#id': words } }];
  return [...conditions, { $or: [{ $match_all: { Title: words } }, { $match_all: { Description: words } }] }];
}

const padded = (year: number): string => String(year).padStart(4, '0');

/** The conditions of a search, all of which hold. */
export function conditionsOf(address: SearchAddress): readonly Json[] {
  const conditions: Json[] = [...conditionsOfWords(address.q ?? '')];
  if (address.from !== undefined) conditions.push({ $gte: { StartDate: `${padded(address.from)}-01-01` } });
  if (address.to !== undefined) conditions.push({ $lte: { StartDate: `${padded(address.to)}-12-31` } });
  if (address.under !== undefined) conditions.push({ $in: { '#allunitups': [address.under] } });
  if (address.agency !== undefined) conditions.push({ $in: { '#originating_agency': address.agency } });
  if (address.level !== undefined) conditions.push({ $in: { DescriptionLevel: address.level } });
  if (address.ended !== undefined)
    conditions.push({ $lt: { [`#management.${address.ended}.Rules.EndDate`]: today() } });
  if (address.finalAction !== undefined)
    conditions.push({ $eq: { '#management.AppraisalRule.FinalAction': address.finalAction } });
  return conditions.length === 0 ? [{ $exists: '#id' }] : conditions;
}

/** The periods whose counts are drawn: the reader's own years cut in ten, or the centuries that archives keep. */
export function periodsOf({ from, to }: SearchAddress): readonly (readonly [number, number])[] {
  if (from === undefined && to === undefined)
    return [
      [0, 1700],
      [1700, 1800],
      [1800, 1850],
      [1850, 1900],
      [1900, 1925],
      [1925, 1950],
      [1950, 1975],
      [1975, 2000],
      [2000, 2010],
      [2010, 2020],
      [2020, 2100],
    ];
  const first = from ?? Math.max(0, (to ?? 2000) - 100);
  const last = to ?? new Date().getFullYear();
  const width = Math.max(1, Math.ceil((last - first + 1) / 10));
  const count = Math.max(1, Math.ceil((last - first + 1) / width));
  return Array.from({ length: count }, (_, index) => [first + index * width, first + (index + 1) * width]);
}

const ORDER_BY: Readonly<Record<string, Json>> = {
  date: { StartDate: -1 },
  oldest: { StartDate: 1 },
  title: { Title: 1 },
};

const FIELDS_OF_A_RESULT = [
  '#id',
  '#unitups',
  '#allunitups',
  '#object',
  '#originating_agency',
  '#unitType',
  'Title',
  'Title_',
  'Description',
  'DescriptionLevel',
  'StartDate',
  'EndDate',
  'OriginatingAgencyArchiveUnitIdentifier',
];

/** The body of one page of a search; facets are asked with the first page only, whose totals they share. */
export function searchBody(
  address: SearchAddress,
  offset: number,
  limit: number,
  treeNodes: readonly string[] = [],
): Json {
  const conditions = conditionsOf(address);
  const orderBy = ORDER_BY[address.order ?? 'relevance'];
  return {
    $roots: [],
    $query: [conditions.length === 1 ? conditions[0] : { $and: conditions }],
    $filter: { $offset: offset, $limit: limit, ...(orderBy === undefined ? {} : { $orderby: orderBy }) },
    $projection: { $fields: Object.fromEntries(FIELDS_OF_A_RESULT.map((field) => [field, 1])) },
    ...(offset === 0 ? { $facets: facetsOf(address, treeNodes) } : {}),
  };
}

function facetsOf(address: SearchAddress, treeNodes: readonly string[]): readonly Json[] {
  const terms = (name: string, field: string): Json => ({
    $name: name,
    $terms: { $field: field, $size: 20, $order: 'DESC' },
  });
  return [
    terms('agency', '#originating_agency'),
    terms('level', 'DescriptionLevel'),
    {
      $name: 'dates',
      $date_range: {
        $field: 'StartDate',
        $format: 'yyyy',
        $ranges: periodsOf(address).map(([from, to]) => ({ $from: padded(from), $to: padded(to) })),
      },
    },
    ...(treeNodes.length === 0
      ? []
      : [
          {
            $name: 'tree',
            $filters: {
              $query_filters: treeNodes.map((id) => ({
                $name: id,
                $query: { $in: { '#allunitups': [id] } },
              })),
            },
          },
        ]),
  ];
}
