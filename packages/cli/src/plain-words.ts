import type { SearchQuery } from '@chartrier/client';
import { periodOf } from './periods.ts';

/** Fields shown for each unit found. */
const SHOWN = [
  '#id',
  '#object',
  '#opi',
  '#originating_agency',
  'Title',
  'StartDate',
  'EndDate',
  'DescriptionLevel',
];

/** Fields that hold dates: a year or a month there is a period. */
const DATE_FIELDS = new Set([
  'StartDate',
  'EndDate',
  'CreatedDate',
  'TransactedDate',
  'AcquiredDate',
  'SentDate',
  'ReceivedDate',
  'RegisteredDate',
  '#approximate_creation_date',
  '#approximate_update_date',
]);

/** The dates of a unit, from StartDate to EndDate: `date:1912`. */
const ALL_DATES = 'date';

/**
 * A query of the API from what a person types: words are looked for in titles and descriptions, `Field:value` asks a
 * field to be equal (quotes keep spaces together), `Field:a..b`, `Field:>=a` ask it to lie between, a date may be a year
 * or a month (`StartDate:1912`, `date:1912-03..1914`); an empty text asks for everything.
 */
export function plainWordsQuery(text: string, limit: number): SearchQuery {
  const terms = [...text.matchAll(/(?:(?<field>[#A-Za-z][\w#.]*):)?(?:"(?<quoted>[^"]*)"|(?<word>\S+))/g)];
  const fields = terms.filter((term) => term.groups?.['field'] !== undefined);
  const words = terms.filter((term) => term.groups?.['field'] === undefined).map(termValue);
  const conditions: unknown[] = fields.map((term) =>
    fieldCondition(term.groups?.['field'] ?? '', termValue(term), term.groups?.['quoted'] !== undefined),
  );
  if (words.length > 0) {
    const all = words.join(' ');
    conditions.push({ $or: [{ $match_all: { Title: all } }, { $match_all: { Description: all } }] });
  }
  if (conditions.length === 0) conditions.push({ $exists: '#id' });
  return {
    $roots: [],
    $query: [conditions.length === 1 ? conditions[0] : { $and: conditions }],
    $filter: { $limit: limit },
    $projection: { $fields: Object.fromEntries(SHOWN.map((name) => [name, 1])) },
  };
}

function termValue(term: RegExpMatchArray): string {
  return term.groups?.['quoted'] ?? term.groups?.['word'] ?? '';
}

/** A quoted value is taken as it is. */
function fieldCondition(field: string, value: string, isQuoted: boolean): unknown {
  if (isQuoted) return { $eq: { [field]: value } };
  const bounds = boundsOf(value);
  if (field === ALL_DATES) return meeting(bounds ?? { from: value, to: value });
  if (bounds !== undefined) return between(field, bounds);
  const period = DATE_FIELDS.has(field) ? periodOf(value) : undefined;
  return period === undefined ? { $eq: { [field]: value } } : between(field, { from: value, to: value });
}

/** Both are included; each may be a year or a month of which all days are. */
interface Bounds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly strictly?: boolean;
}

function boundsOf(value: string): Bounds | undefined {
  const [, from, to] = /^(.*?)\.\.(.*)$/.exec(value) ?? [];
  if (from !== undefined && to !== undefined && `${from}${to}` !== '')
    return { from: from === '' ? undefined : from, to: to === '' ? undefined : to };
  const [, sign, bound] = /^(>=|<=|>|<)(.+)$/.exec(value) ?? [];
  if (sign === undefined || bound === undefined) return undefined;
  const strictly = sign.length === 1;
  return sign.startsWith('>') ? { from: bound, strictly } : { to: bound, strictly };
}

function between(field: string, { from, to, strictly = false }: Bounds): unknown {
  const low = from === undefined ? {} : lowBound(from, strictly);
  const high = to === undefined ? {} : highBound(to, strictly);
  const both = { ...low, ...high };
  if (Object.keys(both).length === 2) return { $range: { [field]: both } };
  const [[operator, value] = ['$gte', '']] = Object.entries(both);
  return { [operator]: { [field]: value } };
}

/** After 1912 is from the first day of 1913. */
function lowBound(from: string, strictly: boolean): Readonly<Record<string, string>> {
  const period = periodOf(from);
  if (period === undefined) return strictly ? { $gt: from } : { $gte: from };
  return { $gte: strictly ? period.until : period.from };
}

function highBound(to: string, strictly: boolean): Readonly<Record<string, string>> {
  const period = periodOf(to);
  if (period === undefined) return strictly ? { $lt: to } : { $lte: to };
  return { $lt: strictly ? period.from : period.until };
}

/** The unit's dates meet the period: it begins before the end, and ends, or begins when it has no end, after the start. */
function meeting({ from, to, strictly = false }: Bounds): unknown {
  const before = to === undefined ? [] : [{ ...one(highBound(to, strictly), 'StartDate') }];
  const after =
    from === undefined
      ? []
      : [
          {
            $or: [
              one(lowBound(from, strictly), 'EndDate'),
              { $and: [{ $missing: 'EndDate' }, one(lowBound(from, strictly), 'StartDate')] },
            ],
          },
        ];
  const both = [...before, ...after];
  return both.length === 1 ? both[0] : { $and: both };
}

function one(bound: Readonly<Record<string, string>>, field: string): Readonly<Record<string, unknown>> {
  const [[operator, value] = ['$gte', '']] = Object.entries(bound);
  return { [operator]: { [field]: value } };
}
