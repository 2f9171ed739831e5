import { conditionOfCriterion, NOT_COMPUTED, readCriterion, readsComputedRules } from './rule-criteria.ts';
import type { SearchAddress } from './search-address.ts';
import { FIELDS, readTypedWords } from './typed-words.ts';
import { yearOf } from './written-date.ts';

type Json = Readonly<Record<string, unknown>>;

/** An ARK (draft-kunze-ark) or a platform id typed alone: the thing itself is meant. */
const ARK = /^ark:\/?[0-9a-z]+\/\S+$/i;
const GUID = /^a[a-z2-7]{35}$/;
/** `biblio*`: words by their beginning. */
const BEGUN = /\p{L}\*(?:\s|$)/u;

function conditionOfPair({ field, value }: { readonly field: string; readonly value: string }): Json {
  const known = FIELDS.find((one) => one.field === field);
  return known?.kind === 'text' ? { $match_all: { [field]: value } } : { $eq: { [field]: value } };
}

/** An identifier names a unit, or what brought it (its deposit), or the group of its objects. */
function conditionOfIdentifier(typed: string): Json | undefined {
  if (ARK.test(typed)) return { $eq: { 'PersistentIdentifier.PersistentIdentifierContent': typed } };
  if (!GUID.test(typed)) return undefined;
  return { $or: [{ $eq: { '#id': typed } }, { $eq: { '#opi': typed } }, { $eq: { '#object': typed } }] };
}

/** `quai biblio*` in the language of `$search`: every word, the last letters of one left open. */
function begunWords(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => (word.endsWith('*') ? `${cleaned(word.slice(0, -1))}*` : `"${cleaned(word)}"`))
    .filter((word) => word !== '*' && word !== '""')
    .join(' + ');
}

function cleaned(word: string): string {
  return word.replace(/["\\+|()*~-]/g, ' ').trim();
}

/** Whether what is typed is an identifier alone. */
export function isIdentifier(typed: string): boolean {
  return conditionOfIdentifier(typed.trim()) !== undefined;
}

/** Whether a search has words by which its results are ranked. */
export function isRanked({ q = '' }: SearchAddress): boolean {
  const { words } = readTypedWords(q);
  return words !== '' && !isIdentifier(words);
}

/** Narrowing conditions, words apart: all of them hold. */
function narrowing(address: SearchAddress): readonly Json[] {
  const { from, to, under, agency, level, kind, objects, rules = [] } = address;
  // A literal of a day, month or year covers all of it: both bounds are included, whatever the hour written in the unit.
  return [
    ...readTypedWords(address.q ?? '').pairs.map(conditionOfPair),
    ...(from === undefined ? [] : [{ $gte: { StartDate: from } }]),
    ...(to === undefined ? [] : [{ $lte: { StartDate: to } }]),
    ...(under === undefined ? [] : [{ $in: { '#allunitups': [under] } }]),
    ...(agency === undefined ? [] : [{ $in: { '#originating_agency': agency } }]),
    ...(level === undefined ? [] : [{ $in: { DescriptionLevel: level } }]),
    ...(kind === undefined ? [] : [{ $in: { '#unitType': kind } }]),
    ...(objects === undefined ? [] : [{ [objects === 'with' ? '$exists' : '$missing']: '#object' }]),
    ...rules.flatMap((written) => {
      const criterion = readCriterion(written);
      return criterion === undefined ? [] : [conditionOfCriterion(criterion)];
    }),
  ];
}

/**
 * The condition of a search. Results are ranked by the words when a full-text operator is the condition itself or stands
 * directly in it: beside other conditions, one that looks for the words in an identifier, which has none, finds nothing
 * more and ranks what the others find.
 */
export function conditionOf(address: SearchAddress): Json {
  const { words } = readTypedWords(address.q ?? '');
  const narrow = narrowing(address);
  const all = (conditions: readonly Json[]): Json => {
    const [only] = conditions;
    if (only === undefined) return { $exists: '#id' };
    return conditions.length === 1 ? only : { $and: conditions };
  };
  if (words === '') return all(narrow);
  const identifier = conditionOfIdentifier(words);
  if (identifier !== undefined) return all([...narrow, identifier]);
  const begun = BEGUN.test(words) ? begunWords(words) : '';
  const inTexts: readonly Json[] =
    begun === ''
      ? [{ $match_all: { Title: words } }, { $match_all: { Description: words } }]
      : [{ $search: { Title: begun } }, { $search: { Description: begun } }];
  if (narrow.length === 0 && begun === '') return { $or: inTexts };
  return { $or: [all([{ $or: inTexts }, ...narrow]), { $match: { '#id': words.replaceAll('*', ' ') } }] };
}

const ORDER_BY: Readonly<Record<string, Json>> = {
  date: { StartDate: -1 },
  oldest: { StartDate: 1 },
  title: { Title: 1 },
};

/** The order of a search, as part of its `$filter`. */
export function orderOf({ order }: SearchAddress): Json {
  const by = ORDER_BY[order ?? 'relevance'];
  return by === undefined ? {} : { $orderby: by };
}

/** What a result shows. */
export const FIELDS_OF_A_RESULT = [
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
] as const;

/** The body of a search of units: these fields of those that the address finds, by this filter. */
export function searchBody(address: SearchAddress, filter: Json, fields: readonly string[]): Json {
  return {
    $roots: [],
    $query: [conditionOf(address)],
    $filter: { ...orderOf(address), ...filter },
    $projection: { $fields: Object.fromEntries(fields.map((field) => [field, 1])) },
  };
}

/** The body of one page, which tells how many results there are, up to a number. */
export function pageBody(
  address: SearchAddress,
  {
    offset,
    limit,
    countedUpTo,
  }: { readonly offset: number; readonly limit: number; readonly countedUpTo: number },
): Json {
  const page = { $offset: offset, $limit: limit, $track_total_hits: countedUpTo };
  return searchBody(address, page, FIELDS_OF_A_RESULT);
}

/** The body that asks for counts only: no results but one, which the API wants, and no order. */
export function countsBody(address: SearchAddress, facets: readonly Json[]): Json {
  const { order: _left, ...unordered } = address;
  const body = searchBody({ ...unordered, order: 'oldest' }, { $limit: 1 }, ['#id']);
  return { ...body, $facets: facets };
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
  const last = to === undefined ? new Date().getFullYear() : yearOf(to);
  const first = from === undefined ? Math.max(0, last - 100) : yearOf(from);
  const width = Math.max(1, Math.ceil((last - first + 1) / 10));
  const count = Math.max(1, Math.ceil((last - first + 1) / width));
  return Array.from({ length: count }, (_, index) => [first + index * width, first + (index + 1) * width]);
}

/** How many values a facet shows. */
export const MOST_VALUES = 20;

const padded = (year: number): string => String(year).padStart(4, '0');

/** What is counted beside the results; `all` is their exact total, however many they are. */
export function facetsOf(address: SearchAddress): readonly Json[] {
  const terms = (name: string, field: string): Json => ({
    $name: name,
    $terms: { $field: field, $size: MOST_VALUES, $order: 'DESC' },
  });
  const filters = (name: string, queries: readonly Json[]): Json => ({
    $name: name,
    $filters: { $query_filters: queries },
  });
  return [
    terms('agency', '#originating_agency'),
    terms('level', 'DescriptionLevel'),
    terms('kind', '#unitType'),
    {
      $name: 'dates',
      $date_range: {
        $field: 'StartDate',
        $format: 'yyyy',
        $ranges: periodsOf(address).map(([from, to]) => ({ $from: padded(from), $to: padded(to) })),
      },
    },
    filters('objects', [{ $name: 'with', $query: { $exists: '#object' } }]),
    filters('all', [{ $name: 'all', $query: { $exists: '#id' } }]),
  ];
}

/** How many of the results are below each of these units. */
export function treeFacet(nodes: readonly string[]): Json {
  return {
    $name: 'tree',
    $filters: {
      $query_filters: nodes.map((id) => ({ $name: id, $query: { $in: { '#allunitups': [id] } } })),
    },
  };
}

/** The units that a search might find if what is in force on them were computed; undefined when it does not matter. */
export function notComputedQuery(address: SearchAddress): Json | undefined {
  const criteria = (address.rules ?? []).flatMap((written) => readCriterion(written) ?? []);
  if (!criteria.some(readsComputedRules)) return undefined;
  const { rules: _left, ...rest } = address;
  return { $and: [conditionOf(rest), NOT_COMPUTED] };
}
