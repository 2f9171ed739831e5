import { beforeAll, describe, expect, it } from 'vitest';
import { fieldTypesOf, selectLogbookOperations, selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import {
  ALL_ACCESS,
  answered,
  faulted,
  multiple,
  NO_TYPES,
  single,
  storeUnits,
  titles,
  unit,
} from './fixtures.ts';

let database: Database;
const TYPES = fieldTypesOf([
  { Identifier: 'Nombre', Type: 'LONG' },
  { Identifier: 'Vrai', Type: 'BOOLEAN' },
]);

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, [
    unit('a', { Title: "l'archive", Nombre: [1], 'un "champ"': ["une valeur '; drop table unit; --"] }),
  ]);
});

async function refused(body: object): Promise<readonly string[]> {
  const outcome = await selectUnits(database, {
    query: multiple(body),
    access: ALL_ACCESS,
    fieldTypes: TYPES,
  });
  expect(outcome.ok).toBe(false);
  return faulted(outcome);
}

describe('a query that cannot be run is refused, with where', () => {
  it.each([
    ['nothing asked for', { $query: [] }, ['ELEMENT_TOO_SHORT $.$query']],
    [
      'not a date',
      { $query: [{ $and: [{ $gte: { StartDate: '01/01/1600T00:00:00.000Z' } }] }] },
      ['INVALID_VALUE $.$query[0].$and[0].$gte.StartDate'],
    ],
    [
      'a day that does not exist',
      { $query: [{ $eq: { StartDate: '2016-02-30' } }] },
      ['INVALID_VALUE $.$query[0].$eq.StartDate'],
    ],
    ['text for a number', { $query: [{ $eq: { '#max': 'three' } }] }, ['INVALID_VALUE $.$query[0].$eq.#max']],
    [
      'text for a number of the ontology',
      { $query: [{ $in: { Nombre: [1, 'x'] } }] },
      ['INVALID_VALUE $.$query[0].$in.Nombre'],
    ],
    ['not a boolean', { $query: [{ $eq: { Vrai: 'oui' } }] }, ['INVALID_VALUE $.$query[0].$eq.Vrai']],
    [
      'a pattern on dates',
      { $query: [{ $wildcard: { StartDate: '20*' } }] },
      ['UNSUPPORTED $.$query[0].$wildcard.StartDate'],
    ],
    [
      'a negation inside a regular expression',
      { $query: [{ $regex: { DescriptionLevel: 'a(~b)c' } }] },
      ['UNSUPPORTED $.$query[0].$regex.DescriptionLevel'],
    ],
    [
      'a nested list on units',
      { $query: [{ $subobject: { '#qualifiers.versions': { $exists: 'a' } } }] },
      ['UNSUPPORTED $.$query[0].$subobject["#qualifiers.versions"]'],
    ],
    [
      'a sort by a text',
      { $query: [{ $exists: '#id' }], $filter: { $orderby: { Description: 1 } } },
      ['UNSUPPORTED $.$filter.$orderby.Description'],
    ],
    [
      'a facet on a text',
      {
        $query: [{ $exists: '#id' }],
        $facets: [{ $name: 'a', $terms: { $field: 'Libre', $size: 1, $order: 'ASC' } }],
      },
      ['UNSUPPORTED $.$facets[0].$terms.$field'],
    ],
    [
      'a facet of periods that do not follow their format',
      {
        $query: [{ $exists: '#id' }],
        $facets: [
          {
            $name: 'a',
            $date_range: { $field: 'StartDate', $format: 'yyyy', $ranges: [{ $from: '2016-01' }] },
          },
        ],
      },
      ['INVALID_VALUE $.$facets[0].$date_range.$ranges[0]'],
    ],
    [
      'a facet whose format is not known',
      {
        $query: [{ $exists: '#id' }],
        $facets: [
          { $name: 'a', $date_range: { $field: 'StartDate', $format: 'EEE', $ranges: [{ $from: 'lun' }] } },
        ],
      },
      ['INVALID_VALUE $.$facets[0].$date_range.$ranges[0]'],
    ],
    [
      'a page beyond the window',
      { $query: [{ $exists: '#id' }], $filter: { $offset: 9_999, $limit: 2 } },
      ['INVALID_VALUE $.$filter'],
    ],
  ])('%s', async (_, body, faults) => {
    expect(await refused(body)).toEqual(faults);
  });

  it('all its faults are told at once, and none of it runs', async () => {
    const statements: string[] = [];
    const query = multiple({ $query: [{ $or: [{ $eq: { StartDate: 'x' } }, { $eq: { EndDate: 'y' } }] }] });
    const outcome = await selectUnits(database, {
      query,
      access: ALL_ACCESS,
      fieldTypes: NO_TYPES,
      settings: { explain: ({ text }) => statements.push(text) },
    });
    expect(faulted(outcome)).toHaveLength(2);
    expect(statements).toEqual([]);
  });

  it('a sort of operations by their events', async () => {
    const query = single({ $query: {}, $filter: { $orderby: { 'events.outcome': 1 } } }, 'logbook');
    const outcome = await selectLogbookOperations(database, {
      query,
      scope: { tenant: 0, administrationTenant: 1 },
    });
    expect(faulted(outcome)).toEqual(['UNSUPPORTED $.$filter.$orderby["events.outcome"]']);
  });
});

const HOSTILE = [
  "'",
  "''; drop table unit; --",
  '"',
  '$1',
  '\\',
  "\\\\'",
  '%',
  '_',
  '*/',
  '$$',
  '$' + '{x}',
  "' or '1'='1",
  '") || 1 == 1 || ("',
  "a' & !b | c:*",
  '🙂',
  'x'.repeat(20_000),
];

describe('what a caller writes is never read as SQL, jsonpath or tsquery', () => {
  it.each(HOSTILE.map((text) => [text.slice(0, 30), text] as const))('as a value: %s', async (_, text) => {
    const fields = [
      'Title',
      'Description',
      'DescriptionLevel',
      'Libre',
      'Keyword.KeywordContent',
      '#id',
      '#operations',
      '#unitups',
    ];
    for (const field of fields) {
      for (const operator of ['$eq', '$match', '$match_phrase', '$match_phrase_prefix', '$search', '$gt']) {
        const found = await titles(database, { [operator]: { [field]: text } });
        if (operator === '$eq') expect(found).toEqual([]);
      }
      expect(await titles(database, { $in: { [field]: [text, 'nothing else'] } })).toEqual([]);
      if (text.length < 1000)
        expect(await titles(database, { $wildcard: { [field]: `${text}\\*` } })).toEqual([]);
    }
    expect(await titles(database, { $exists: '#id' })).toEqual(["l'archive"]);
  });

  it.each(HOSTILE.filter((text) => text.length < 1000 && !/^[$_]/.test(text)))(
    'as a name: %s',
    async (text) => {
      const $facets = [
        { $name: text, $filters: { $query_filters: [{ $name: text, $query: { $eq: { [text]: 'a' } } }] } },
      ];
      const query = multiple({
        $query: [
          {
            $or: [
              { $exists: text },
              { $eq: { [text]: 'a' } },
              { $match: { [`${text}.${text}`]: 'a' } },
              { $exists: '#id' },
            ],
          },
        ],
        $projection: { $fields: { [text]: 1 } },
        $facets,
      });
      const { results, facetResults } = answered(
        await selectUnits(database, {
          query,
          access: ALL_ACCESS,
          fieldTypes: fieldTypesOf([{ Identifier: text, Type: 'KEYWORD' }]),
        }),
      );
      expect(results).toEqual([{}]);
      expect(facetResults).toEqual([{ name: text, buckets: [{ value: text, count: 0 }] }]);
    },
  );

  it('a field with quotes in its name is found by its name, and its value by its text', async () => {
    expect(
      await titles(database, { $match_phrase: { 'un "champ"': "une valeur '; drop table unit; --" } }),
    ).toEqual(["l'archive"]);
    expect(await titles(database, { $exists: 'un "champ"' })).toEqual(["l'archive"]);
  });

  it('every value is bound: no statement holds what was asked for', async () => {
    const secret = 'zzsecretzz';
    const statements: { text: string; values: readonly unknown[] }[] = [];
    const query = multiple({
      $roots: [],
      $query: [
        {
          $or: ['$eq', '$match', '$search', '$wildcard', '$regex', '$gt'].flatMap((operator) =>
            ['Title', 'Libre', 'DescriptionLevel', `Champ${secret}`].map((field) => ({
              [operator]: { [field]: secret },
            })),
          ),
        },
        { $exists: secret, $depth: 2 },
        { $exists: '#id', $depth: -2 },
      ],
      $filter: { $orderby: { 'Keyword.KeywordContent': 1 } },
      $facets: [{ $name: secret, $terms: { $field: `Keyword.${secret}`, $size: 3, $order: 'ASC' } }],
    });
    answered(
      await selectUnits(database, {
        query,
        access: ALL_ACCESS,
        fieldTypes: NO_TYPES,
        settings: { explain: (statement) => statements.push(statement) },
      }),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { text, values } of statements) {
      expect(text).not.toContain(secret);
      expect(JSON.stringify(values)).toContain(secret);
    }
  });
});

describe('bounded work', () => {
  it('a statement that lasts too long is cancelled', async () => {
    const query = multiple({ $query: [{ $regex: { DescriptionLevel: '(a*)*b' } }] });
    const request = { query, access: ALL_ACCESS, fieldTypes: NO_TYPES };
    await database.query(
      'create or replace function words_at(document jsonb, path jsonpath) returns tsvector language sql volatile as $$ select to_tsvector(pg_sleep(5)::text) $$',
    );
    const slow = multiple({ $query: [{ $wildcard: { Libre: 'a*' } }] });
    await expect(
      selectUnits(database, { ...request, query: slow, settings: { statementTimeoutMilliseconds: 100 } }),
    ).rejects.toMatchObject({ code: 'DATABASE_STATEMENT_CANCELLED' });
    answered(await selectUnits(database, request));
  });
});
