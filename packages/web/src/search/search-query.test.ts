import { describe, expect, it } from 'vitest';
import { readCriterion, writeCriterion } from './rule-criteria.ts';
import { conditionCount, readSearch } from './search-address.ts';
import { conditionOf, notComputedQuery } from './search-query.ts';
import { lastWordOf, taken, valueSuggestions } from './suggestions.ts';
import { readTypedWords } from './typed-words.ts';

describe('an address', () => {
  it('is read as it is understood, whoever wrote it', () => {
    const address = readSearch({
      q: 1912,
      from: '1912',
      to: 'hier',
      agency: 'VOIRIE',
      level: ['Item', ''],
      rules: ['AccessRule.own.today', 'NoRule.own', 7],
      order: 'size',
      unknown: 'x',
    });
    expect(address).toEqual({
      q: '1912',
      from: '1912',
      agency: ['VOIRIE'],
      level: ['Item'],
      rules: ['AccessRule.own.today'],
    });
    expect(conditionCount(address)).toBe(4);
  });

  it('writes criteria on rules so that they are read back', () => {
    for (const written of [
      'AccessRule.inForce.today',
      'AppraisalRule.own.2035-01-01.Keep.APP-1.2',
      'StorageRule.inherited...STO-1',
      'HoldRule.none',
    ]) {
      const criterion = readCriterion(written);
      expect(criterion && writeCriterion(criterion)).toBe(written);
    }
    expect(readCriterion('AccessRule.own.someday.Destroy')).toEqual({
      category: 'AccessRule',
      origin: 'own',
    });
  });
});

describe('what is typed', () => {
  it('is words, and pairs of fields that are known', () => {
    expect(
      readTypedWords('inondation producteur:Voirie titre:"quai sud" 12:30 Keyword.KeywordType:subject'),
    ).toEqual({
      words: 'inondation 12:30',
      pairs: [
        { field: '#originating_agency', value: 'Voirie' },
        { field: 'Title', value: 'quai sud' },
        { field: 'Keyword.KeywordType', value: 'subject' },
      ],
    });
  });

  it('is completed at its last word', () => {
    const last = lastWordOf('lavoir producteur:sai');
    expect(last).toEqual({ field: '#originating_agency', begun: 'sai', length: 3 });
    const [only] = valueSuggestions('sai', [
      { value: 'MAIRIE 1', meaning: 'Saint-Aubin' },
      { value: 'AUTRE' },
    ]);
    expect(only && taken('lavoir producteur:sai', last, only)).toBe('lavoir producteur:"MAIRIE 1" ');
  });
});

describe('the condition of a search', () => {
  it('is everything when nothing is asked', () => {
    expect(conditionOf({})).toEqual({ $exists: '#id' });
  });

  it('ranks by the words alone, and beside what narrows', () => {
    const words = { $or: [{ $match_all: { Title: 'lavoir' } }, { $match_all: { Description: 'lavoir' } }] };
    expect(conditionOf({ q: 'lavoir' })).toEqual(words);
    expect(conditionOf({ q: 'lavoir', from: '1912' })).toEqual({
      $or: [{ $and: [words, { $gte: { StartDate: '1912' } }] }, { $match: { '#id': 'lavoir' } }],
    });
  });

  it('takes an identifier for what it names', () => {
    const id = 'aeaqaaaaaahkzklqaaabaamdzaaaaaaaaaaq';
    expect(conditionOf({ q: id })).toEqual({
      $or: [{ $eq: { '#id': id } }, { $eq: { '#opi': id } }, { $eq: { '#object': id } }],
    });
    expect(conditionOf({ q: 'ark:/12345/abc' })).toEqual({
      $eq: { 'PersistentIdentifier.PersistentIdentifierContent': 'ark:/12345/abc' },
    });
  });

  it('wants all the rules of the unit ended, and the latest of those in force', () => {
    const end = '#management.AccessRule.Rules.EndDate';
    expect(conditionOf({ rules: ['AccessRule.own.1990'] })).toEqual({
      $and: [{ $lt: { [end]: '1990' } }, { $not: [{ $gte: { [end]: '1990' } }] }],
    });
    expect(conditionOf({ rules: ['AccessRule.inForce.1990'] })).toEqual({
      $lt: { '#computedInheritedRules.AccessRule.MaxEndDate': '1990' },
    });
  });

  it('knows which units a criterion on computed rules cannot see', () => {
    expect(notComputedQuery({ q: 'lavoir', rules: ['AccessRule.own'] })).toBeUndefined();
    expect(notComputedQuery({ rules: ['AccessRule.inherited'] })).toEqual({
      $and: [{ $exists: '#id' }, { $missing: '#computedInheritedRules.indexationDate' }],
    });
  });
});
