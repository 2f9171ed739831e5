import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { storeUnits, titles, unit } from './fixtures.ts';

let database: Database;

const TITLES = [
  'Économie',
  'economie',
  'ÉCONOMIE'.normalize('NFD'),
  'économies',
  'Grands secrets de l’univers',
  "l'univers",
  "aujourd'hui",
  'Saint-Étienne',
  'œuvre',
  'Straße',
  'rapport_final.v2',
  'Mon texte data332 2',
  'Les délibérations du conseil municipal',
  'été',
  '東京都庁舎',
  'İSTANBUL',
  'Московский вестник',
  'رسالة',
  'Deux photos de nos amis',
];

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(
    database,
    TITLES.map((title, index) =>
      unit(`t${String.fromCharCode(97 + index)}`, { Title: title, Description: `${title} (description)` }),
    ),
  );
});

describe('words of a text are found whatever their accents, case and endings', () => {
  it.each(['Économie', 'economie', 'ÉCONOMIE'.normalize('NFD'), 'économies'])('%s', async (word) => {
    expect(await titles(database, { $match: { Title: word } })).toEqual(TITLES.slice(0, 4));
  });

  it.each([
    ['univers', ['Grands secrets de l’univers', "l'univers"]],
    ['L’UNIVERS', ['Grands secrets de l’univers', "l'univers"]],
    ["l'univers", ['Grands secrets de l’univers', "l'univers"]],
    ['aujourd hui', ["aujourd'hui"]],
    ['saint etienne', ['Saint-Étienne']],
    ['oeuvre', ['œuvre']],
    ['strasse', ['Straße']],
    ['final', ['rapport_final.v2']],
    ['332', ['Mon texte data332 2']],
    ['京', ['東京都庁舎']],
    ['istanbul', ['İSTANBUL']],
    ['МОСКОВСКИЙ', ['Московский вестник']],
    ['رسالة', ['رسالة']],
    ['photo ami', ['Deux photos de nos amis']],
    ['nous amis', ['Deux photos de nos amis']],
  ])('%s', async (words, expected) => {
    expect(await titles(database, { $match_all: { Title: words } })).toEqual(expected);
    expect(await titles(database, { $match_all: { Description: words } })).toEqual(expected);
  });

  it('but stop words alone, or nothing, find nothing', async () => {
    for (const words of ['les', 'à', 'été', 'de la', '', '"', '*', '\\', '(', '😀', '\t']) {
      expect(await titles(database, { $match: { Title: words } })).toEqual([]);
      expect(await titles(database, { $search: { Title: words } })).toEqual([]);
    }
    expect(await titles(database, { $match: { Title: 'x'.repeat(5000) } })).toEqual([]);
  });

  it('a phrase counts the places of its stop words', async () => {
    expect(await titles(database, { $match_phrase: { Title: 'délibérations du conseil' } })).toHaveLength(1);
    expect(await titles(database, { $match_phrase: { Title: 'délibérations conseil' } })).toEqual([]);
    expect(await titles(database, { $match_phrase_prefix: { Title: 'conseil munic' } })).toHaveLength(1);
  });

  it('a field of exact values is exact', async () => {
    expect(await titles(database, { $and: [{ $eq: { DescriptionLevel: 'item' } }] })).toEqual([]);
    expect(await titles(database, { $match: { DescriptionLevel: 'Item' } })).toEqual([]);
    expect(await titles(database, { $eq: { DescriptionLevel: 'Item' } })).toHaveLength(TITLES.length);
  });

  it('patterns apply to single words', async () => {
    expect(await titles(database, { $wildcard: { Title: 'rap*' } })).toEqual(['rapport_final.v2']);
    expect(await titles(database, { $wildcard: { Title: '*niver*' } })).toHaveLength(2);
    expect(await titles(database, { $wildcard: { Title: 'grand secret' } })).toEqual([]);
    expect(await titles(database, { $regex: { Title: 'ec[a-z]+m' } })).toHaveLength(4);
  });
});

describe('what is excluded beside stop words', () => {
  it('is still to be looked for in texts that have none of the words', async () => {
    await storeUnits(database, [
      unit('xa', { Title: 'sans', TextContent: ['registre'] }),
      unit('xb', { Title: 'avec', TextContent: ['délibération du conseil'] }),
      unit('xc', { Title: 'autre', TextContent: ['délibation'] }),
    ]);
    const found = async (text: string) =>
      (await titles(database, { $search: { TextContent: text } })).filter((title) =>
        ['sans', 'avec', 'autre'].includes(String(title)),
      );
    // stop words alone ask for nothing: what is left of the first part is that a beginning is excluded
    expect(await found('"les" + -délib* "délibération"')).toEqual(['sans', 'avec']);
    expect(await found('"délibération" | ("les" + -délib*)')).toEqual(['sans', 'avec']);
    expect(await found('(les + -délib*) + -registre')).toEqual([]);
    expect(await found('les | délibération')).toEqual(['avec']);
    expect(await found('(les | "du") + délibation')).toEqual(['autre']);
  });
});

describe('a very long text', () => {
  it('is kept, and found by the words at its beginning', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `mot${index.toString(36)}z`).join(' ');
    await storeUnits(database, [
      unit('long', { Title: 'long', Description: words, TextContent: [words, 'é'.repeat(300_000)] }),
    ]);
    expect(await titles(database, { $match: { Description: 'mot5z' } })).toEqual(['long']);
    expect(await titles(database, { $match: { TextContent: 'mot7z' } })).toEqual(['long']);
  });
});
