import { accepted, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, storeUnits, unit } from '../query/fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client, database } = await startApi();

beforeAll(async () => {
  await prepareDeposits(client);
  await storeUnits(database, [unit('a', { Title: 'Registre', Serie: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'] })]);
});

const search = (part: object): SearchQuery => ({
  $query: [{ $exists: '#id' }],
  $projection: {},
  ...part,
});
const condition = (one: unknown) => search({ $query: [one] });
const nested = (depth: number): unknown => (depth === 0 ? { $exists: '#id' } : { $and: [nested(depth - 1)] });

describe('a query that is wrong is refused with where it is and what to do', () => {
  it.each([
    ['an unknown operator', condition({ $near: { Title: 'x' } }), '000601', '$.$query[0]'],
    ['an operator that Vitam refuses', condition({ $mlt: { $fields: ['Title'] } }), '000601', '$.$query[0]'],
    ['a condition of the wrong type', condition({ $eq: 'Title' }), '000601', '$.$query[0].$eq'],
    ['a list where a value is expected', condition({ $eq: { Title: ['x'] } }), '000601', '.$eq.Title'],
    ['too deep a query', condition(nested(65)), '000601', '$and'],
    [
      'too many operators',
      condition({ $or: Array.from({ length: 10_001 }, () => ({ $exists: 'a' })) }),
      '000601',
      '$or',
    ],
    ['an unknown system field', condition({ $eq: { '#nothing': 1 } }), '020100', '#nothing'],
    ['an internal name', condition({ $eq: { _sp: 'x' } }), '020100', '_sp'],
    [
      'a huge $in',
      condition({ $in: { Title: Array.from({ length: 65_537 }, (_, n) => `v${n}`) } }),
      '000601',
      '$in.Title',
    ],
    ['a negative limit', search({ $filter: { $limit: -1 } }), '000601', '$.$filter.$limit'],
    ['a negative offset', search({ $filter: { $offset: -5 } }), '000601', '$.$filter.$offset'],
    [
      'a page beyond the window',
      search({ $filter: { $offset: 9_000, $limit: 1_001 } }),
      '020100',
      '$.$filter',
    ],
    ['a negative threshold', search({ $threshold: -1 }), '000601', '$.$threshold'],
    [
      'too long a regular expression',
      condition({ $regex: { Serie: 'a'.repeat(1_001) } }),
      '000601',
      '$regex',
    ],
    [
      'a regular expression that would grow without end',
      condition({ $regex: { Serie: '((a{255}){255}){255}' } }),
      '000601',
      '$regex',
    ],
    ['a depth without roots', search({ $query: [{ $exists: '#id', $depth: 1 }] }), '000601', '$depth'],
    [
      'a date that does not exist',
      condition({ $gt: { StartDate: '2016-02-30' } }),
      '020100',
      '$gt.StartDate',
    ],
    ['nothing asked for', search({ $query: [] }), '020100', '$.$query'],
  ])('%s', async (_, query, code, where) => {
    const answer = await client.units.search(DEPOSITOR, query);
    if (answer.ok) throw new Error('it was accepted');
    expect({ status: answer.status, code: answer.error.code }).toEqual({ status: 400, code });
    expect(answer.error.description).toContain(where);
    // the sentence ends with what to do
    expect(String(answer.error.description).length).toBeGreaterThan(where.length + 30);
  });

  it('an exact total that this platform does not allow', async () => {
    const answer = await client.units.search(DEPOSITOR, search({ $filter: { $track_total_hits: true } }));
    expect(answer).toMatchObject({ status: 401, error: { code: '020100' } });
  });

  it('something that is no JSON, or unsafe', async () => {
    const unsafe = await client.units.search(
      DEPOSITOR,
      condition({ $match: { Title: '<script>alert(1)</script>' } }),
    );
    expect(unsafe).toMatchObject({ status: 412, error: { code: 'PRECONDITION_FAILED' } });
    const body = { bytes: '{"$query": [', type: 'application/json' };
    const cut = await client.caller.envelope(DEPOSITOR, {
      service: 'access',
      method: 'GET',
      path: '/units',
      body,
    });
    expect(cut.status).toBe(412);
  });
});

describe('a query that costs much ends in bounded time', () => {
  it.each([
    ['a regular expression that explodes elsewhere', { $regex: { Serie: '(a+)+b' } }],
    ['nested stars', { $regex: { Serie: '(((a*)*)*)*b' } }],
    ['a wildcard alone', { $wildcard: { Serie: '*' } }],
    ['many wildcards', { $wildcard: { Title: '*a*a*a*a*a*a*a*a*a*a*b' } }],
    ['as long a list as is allowed', { $in: { Serie: Array.from({ length: 65_536 }, (_, n) => `v${n}`) } }],
    [
      'a text of three million letters',
      { $match: { Title: Array.from({ length: 400_000 }, (_, n) => `mot${n}`).join(' ') } },
    ],
    ['as deep a query as is allowed', nested(60)],
    ['a deep walk', { $exists: '#id' }],
  ])('%s', async (name, one) => {
    const walk = { $roots: [guid('unit', 'a')], $query: [{ $exists: '#id', $depth: 1_000_000 }] };
    const started = performance.now();
    const answer = await client.units.search(
      DEPOSITOR,
      name === 'a deep walk' ? search(walk) : condition(one),
    );
    expect(answer.status).toBe(200);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('an unknown field of the description is on no unit', async () => {
    const { $hits } = accepted(await client.units.search(DEPOSITOR, condition({ $eq: { Nothing: 'x' } })));
    expect($hits.total).toBe(0);
  });
});

describe('whatever a person types in a box', () => {
  const HOSTILE = [
    '"',
    '*',
    '\\',
    '(',
    ')',
    '+',
    '-',
    '|',
    '~',
    'les',
    'de la',
    '😀',
    'a\tb',
    'İSTANBUL',
    'x'.repeat(5_000),
    '""""',
    '((((((((',
    '"unclosed phrase',
    "'; drop table unit; --",
    '$1',
    '\u0000',
    '&amp;',
  ];

  it.each(HOSTILE)('%j is answered, or refused with a reason; never a fault of ours', async (text) => {
    for (const operator of [
      '$match',
      '$match_all',
      '$match_phrase',
      '$match_phrase_prefix',
      '$search',
      '$eq',
    ]) {
      for (const field of ['Title', 'DescriptionLevel', 'Serie']) {
        const answer = await client.units.search(DEPOSITOR, condition({ [operator]: { [field]: text } }));
        expect([200, 400, 412]).toContain(answer.status);
        if (!answer.ok) expect(String(answer.error.description).length).toBeGreaterThan(20);
      }
    }
  });

  it('leaves the archive as it was', async () => {
    expect(accepted(await client.units.search(DEPOSITOR, search({}))).$hits.total).toBe(1);
  });
});
