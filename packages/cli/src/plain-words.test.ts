import { describe, expect, it } from 'vitest';
import { plainWordsQuery } from './plain-words.ts';

const conditionOf = (text: string) => plainWordsQuery(text, 5).$query[0];

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

describe('dates', () => {
  it.each([
    ['StartDate:1912', { $range: { StartDate: { $gte: '1912-01-01', $lt: '1913-01-01' } } }],
    ['EndDate:1912-02', { $range: { EndDate: { $gte: '1912-02-01', $lt: '1912-03-01' } } }],
    ['EndDate:1912-12-31', { $range: { EndDate: { $gte: '1912-12-31', $lt: '1913-01-01' } } }],
    ['StartDate:0987..1912-02', { $range: { StartDate: { $gte: '0987-01-01', $lt: '1912-03-01' } } }],
    ['StartDate:1912..', { $gte: { StartDate: '1912-01-01' } }],
    ['StartDate:..1912', { $lt: { StartDate: '1913-01-01' } }],
    ['StartDate:>1912', { $gte: { StartDate: '1913-01-01' } }],
    ['StartDate:<=1912-02', { $lt: { StartDate: '1912-03-01' } }],
    ['StartDate:<1912', { $lt: { StartDate: '1912-01-01' } }],
    ['Version:1912', { $eq: { Version: '1912' } }],
    ['StartDate:1912-02-31', { $eq: { StartDate: '1912-02-31' } }],
    ['StartDate:"1912"', { $eq: { StartDate: '1912' } }],
    ['Serial:A..C', { $range: { Serial: { $gte: 'A', $lte: 'C' } } }],
  ])('%s', (text, condition) => expect(conditionOf(text)).toEqual(condition));

  it('of a whole unit meet the period', () => {
    expect(conditionOf('date:1912-03..1914')).toEqual({
      $and: [
        { $lt: { StartDate: '1915-01-01' } },
        {
          $or: [
            { $gte: { EndDate: '1912-03-01' } },
            { $and: [{ $missing: 'EndDate' }, { $gte: { StartDate: '1912-03-01' } }] },
          ],
        },
      ],
    });
    expect(conditionOf('date:..1914')).toEqual({ $lt: { StartDate: '1915-01-01' } });
  });
});
