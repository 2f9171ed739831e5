import { describe, expect, it } from 'vitest';
import { plainWordsQuery } from './plain-words.ts';

describe('plain words', () => {
  it('are looked for in titles and descriptions', () => {
    expect(plainWordsQuery('lavoir pont', 5)).toMatchObject({
      $query: [
        { $or: [{ $match_all: { Title: 'lavoir pont' } }, { $match_all: { Description: 'lavoir pont' } }] },
      ],
      $filter: { $limit: 5 },
    });
  });

  it('leave room for fields, quoted or not', () => {
    expect(plainWordsQuery('DescriptionLevel:Item #opi:abc Title:"le pont"', 5).$query).toEqual([
      {
        $and: [
          { $eq: { DescriptionLevel: 'Item' } },
          { $eq: { '#opi': 'abc' } },
          { $eq: { Title: 'le pont' } },
        ],
      },
    ]);
  });

  it('ask for everything when there are none', () => {
    expect(plainWordsQuery('  ', 5).$query).toEqual([{ $exists: '#id' }]);
  });
});
