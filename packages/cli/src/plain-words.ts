import type { SearchQuery } from '@chartrier/client';

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

/**
 * A query of the API from what a person types: words are looked for in titles and descriptions, `Field:value` asks a
 * field to be equal (quotes keep spaces together), an empty text asks for everything.
 */
export function plainWordsQuery(text: string, limit: number): SearchQuery {
  const terms = [...text.matchAll(/(?:(?<field>[#A-Za-z][\w#.]*):)?(?:"(?<quoted>[^"]*)"|(?<word>\S+))/g)];
  const fields = terms.filter((term) => term.groups?.['field'] !== undefined);
  const words = terms.filter((term) => term.groups?.['field'] === undefined).map(termValue);
  const conditions: unknown[] = fields.map((term) => ({
    $eq: { [term.groups?.['field'] ?? '']: termValue(term) },
  }));
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
