import { describe, expect, it } from 'vitest';
import { completionsAt } from './complete.ts';

describe('what completes a query', () => {
  it('is a name within quotes', () => {
    const query = '{ "$match_a": {} }';
    const [only] = completionsAt(query, '{ "$match_a'.length, []);
    expect(only).toEqual({
      name: '$match_all',
      query: '{ "$match_all": {} }',
      cursor: '{ "$match_all'.length,
    });
  });

  it('closes the quotes that are open', () => {
    const [only] = completionsAt('{ "Depart', 9, ['Departement', 'Title']);
    expect(only?.query).toBe('{ "Departement"');
  });

  it('is a whole condition elsewhere', () => {
    const [only] = completionsAt(
      '"$query": [$regex]'.replace('$regex', '$rege'),
      '"$query": [$rege'.length,
      [],
    );
    expect(only?.query).toBe('"$query": [{ "$regex": { "FilePlanPosition": ".*" } }]');
  });

  it('is nothing for a word that is whole, or hardly begun', () => {
    expect(completionsAt('"$regex', 7, [])).toEqual([]);
    expect(completionsAt('"T', 2, ['Title'])).toEqual([]);
    expect(completionsAt('', 0, ['Title'])).toEqual([]);
  });
});
