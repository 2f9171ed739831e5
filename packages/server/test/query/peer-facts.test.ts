import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { storeUnits, titles, unit } from './fixtures.ts';

/** Free metadata as an ingest stores them: lists of texts; no ontology knows them. What follows are facts of Vitam 7. */
let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, [
    unit('dates', {
      DataDate1: ['2016-05-31T18:17:53'],
      DataDate2: ['2016-05-31T18:18:53', '2016-06-30T18:17:53'],
      DataDate3: [{ DataDate31: ['2016-05-30T18:17:53'] }],
      TransactedDate: '2016-05-31T18:17:53',
    }),
    unit('numbers', {
      DataNumber1: ['2016'],
      DataNumber2: ['001', '-2016', '0'],
      DataNumber3: [{ DataNumber31: ['2015'] }],
    }),
    unit('decimals', {
      DataDecimal1: ['1234.567890'],
      DataDecimal2: ['1234.567890', '-1234.567890'],
      DataDecimal3: [
        {
          DataDecimal31: ['1244,567890'],
          DataDecimal32: ['1234.567890', '1235.567890'],
          DataDecimal33: [{ DataDecimal332: ['1234', '1234.5678'] }],
        },
      ],
    }),
    unit('booleans', {
      DataBoolean1: ['true'],
      DataBoolean3: [{ DataBoolean33: [{ DataBoolean332: ['false', 'true'] }] }],
    }),
    unit('strings', {
      DataString1: ['Mon texte data1 1'],
      DataString2: ['Mon texte data2 1', 'Mon texte data2 2', 'Mon texte data2 3'],
      DataString3: [{ DataString33: [{ DataString332: ['Mon texte data332 1', 'Mon texte data332 2'] }] }],
      Description: 'Faire cuire les courgettes sans enlever la peau. Battre les six oeufs en omelette.',
      Addressee: [{ Nationality: ['Argentine', 'Française'] }],
    }),
    unit('other', {
      Description: 'Les communes sans les autres',
      Description_: { fr: 'Alpha bravo charlie delta' },
    }),
  ]);
});

describe('bounds on free metadata compare single words', () => {
  it.each([
    [{ DataDate1: { $gte: '2016-05-31T18:17:53', $lte: '2016-05-31T18:17:53' } }, []],
    [{ DataDate2: { $gte: '2016-05-31T18:17:00', $lte: '2016-05-31T18:19:00' } }, []],
    [{ 'DataDate3.DataDate31': { $gte: '2016-05-30T18:17:00', $lte: '2016-05-30T18:18:00' } }, []],
    [{ DataNumber1: { $gte: 2015, $lte: 2017 } }, ['numbers']],
    [{ DataNumber1: { $gt: 2016, $lt: 2016 } }, []],
    [{ DataNumber2: { $gte: -2017, $lte: -2015 } }, []],
    [{ 'DataNumber3.DataNumber31': { $gte: 2015, $lte: 2015 } }, ['numbers']],
    [{ DataDecimal1: { $gte: 1234.56789, $lte: 9999.999999 } }, ['decimals']],
    [{ DataDecimal1: { $gt: 1234.56789, $lt: 1234.56789 } }, []],
    [{ DataDecimal1: { $gte: 1234, $lt: 1234 } }, []],
    [{ DataDecimal1: { $gte: 1234.567899, $lte: 1234.567889 } }, []],
    [{ DataDecimal2: { $gte: 1234, $lte: 1235 } }, ['decimals']],
    [{ 'DataDecimal3.DataDecimal31': { $gte: 1235.56789, $lte: 1235.56789 } }, []],
    [{ 'DataDecimal3.DataDecimal33.DataDecimal332': { $gte: 1234, $lte: 1235.25 } }, ['decimals']],
    [{ DataDecimal2: { $gt: -1235, $lt: -1234 } }, []],
    [{ DataBoolean1: { $gte: true, $lte: true } }, []],
    [{ DataString1: { $gte: 'Mon texte data1 1', $lte: 'Mon texte data1 1' } }, []],
    [{ Title: { $gte: 'Archive unit number', $lte: 'Archive unit number' } }, []],
    [{ TransactedDate: { $gt: '2016-05-31T18:17:50', $lt: '2016-05-31T18:18:00' } }, ['dates']],
    [{ '#tenant': { $gte: 2, $lte: 3 } }, []],
  ])('%j', async (range, expected) => {
    expect(await titles(database, { $range: range })).toEqual(expected);
  });
});

describe('equality on free metadata looks for all the words', () => {
  it.each([
    ['DataNumber1', '2016', ['numbers']],
    ['DataNumber1', '2017', []],
    ['DataDecimal3.DataDecimal31', '1244,567890', ['decimals']],
    ['DataDecimal3.DataDecimal31', '1234', []],
    ['DataDecimal3.DataDecimal32', '1235.567890', ['decimals']],
    ['DataDecimal3.DataDecimal32', '999', []],
    ['DataBoolean1', 'true', ['booleans']],
    ['DataBoolean1', 'false', []],
    ['DataBoolean3.DataBoolean33.DataBoolean332', 'false', ['booleans']],
    ['DataDate1', '2016-05-31T18:17:53', ['dates']],
    ['DataDate1', '1950-05-31T18:17:53', []],
  ])('%s = %s', async (field, value, expected) => {
    expect(await titles(database, { $eq: { [field]: value } })).toEqual(expected);
  });
});

describe('words and phrases, at any depth', () => {
  it.each(['$match', '$match_all', '$match_phrase', '$match_phrase_prefix'])('%s', async (operator) => {
    expect(await titles(database, { [operator]: { DataString2: 'Mon texte data2 3' } })).toEqual(['strings']);
    expect(
      await titles(database, {
        [operator]: { 'DataString3.DataString33.DataString332': 'Mon texte data332 2' },
      }),
    ).toEqual(['strings']);
    expect(await titles(database, { [operator]: { 'Addressee.Nationality': 'Argentine' } })).toEqual([
      'strings',
    ]);
  });

  it('no phrase goes from one value of a list to the next', async () => {
    expect(
      await titles(database, { $match_phrase: { 'Addressee.Nationality': 'Argentine Française' } }),
    ).toEqual([]);
    expect(
      await titles(database, { $match_all: { 'Addressee.Nationality': 'Argentine Française' } }),
    ).toEqual(['strings']);
  });

  it('the simple query syntax', async () => {
    const search = (text: string) => titles(database, { $search: { Description: text } });
    expect(await search('Faire cuire les courgettes')).toEqual(['strings']);
    expect(await search('abracadabra')).toEqual([]);
    expect(await search('"Faire cuire les courgettes" abracadabra')).toEqual(['strings']);
    expect(await search('"Faire cuire les courgettes" + abracadabra')).toEqual([]);
    expect(await search('"Faire cuire les courgettes" + -abracadabra')).toEqual(['strings']);
    expect(await search('courg*')).toEqual(['strings']);
    expect([...(await search('-courgettes'))].sort()).toEqual([
      'booleans',
      'dates',
      'decimals',
      'numbers',
      'other',
    ]);
  });

  it('the beginning of a phrase in a language', async () => {
    expect(
      await titles(database, { $match_phrase_prefix: { 'Description_.fr': 'Alpha bravo char' } }),
    ).toEqual(['other']);
    expect(await titles(database, { $match_phrase: { 'Description_.fr': 'bravo Alpha' } })).toEqual([]);
  });
});

describe('presence', () => {
  it.each([
    ['vide', []],
    ['DataString3.DataString33.DataString332', ['strings']],
    ['DataString3.DataString33', ['strings']],
    ['DataString3', ['strings']],
    ['Description_', ['other']],
    ['#uds', []],
  ])('$exists %s', async (field, expected) => {
    expect(await titles(database, { $exists: field })).toEqual(expected);
    expect(await titles(database, { $missing: field })).toHaveLength(6 - expected.length);
    expect(await titles(database, { $not: [{ $exists: field }] })).toHaveLength(6 - expected.length);
  });
});

describe('patterns on exact values apply to the whole value', () => {
  it.each([
    [{ $regex: { DescriptionLevel: '.*' } }, 6],
    [{ $regex: { DescriptionLevel: 'It.*' } }, 6],
    [{ $regex: { DescriptionLevel: 'te' } }, 0],
    [{ $regex: { DescriptionLevel: '[I][t](chaine inconnue)?em' } }, 6],
    [{ $regex: { DescriptionLevel: '[0-9]+truc' } }, 0],
    [{ $regex: { DescriptionLevel: '~(Item)' } }, 0],
    [{ $regex: { DescriptionLevel: 'I@&@m' } }, 6],
    [{ $regex: { DescriptionLevel: 'item' } }, 0],
    [{ $wildcard: { DescriptionLevel: '*I?e*m*' } }, 6],
    [{ $wildcard: { DescriptionLevel: '?fffff*' } }, 0],
    [{ $wildcard: { DescriptionLevel: 'te' } }, 0],
    [{ $wildcard: { DescriptionLevel: '*' } }, 6],
    [{ $not: [{ $eq: { '#max': '62' } }] }, 6],
  ])('%j finds %i', async (condition, count) => {
    expect(await titles(database, condition)).toHaveLength(count);
  });
});
