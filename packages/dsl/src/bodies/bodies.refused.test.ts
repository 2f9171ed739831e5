import { describe, expect, it } from 'vitest';
import {
  type DslFault,
  describeFault,
  type JsonValue,
  limits,
  parseBatch,
  parseBulkUpdate,
  parseGetById,
  parseMassUpdate,
  parseReclassification,
  parseSelectMultiple,
  parseSelectSingle,
  parseUpdateById,
} from '../index.ts';

const ROOT = 'aeaqaaaaaahgnz5dabg42amava5kfoqaaaba';

function faultsOf(parsed: {
  readonly ok: boolean;
  readonly faults?: readonly DslFault[];
}): readonly string[] {
  expect(parsed.ok).toBe(false);
  return (parsed.faults ?? []).map(({ kind, path }) => `${kind} ${path}`);
}

function multiple(body: object): readonly string[] {
  return faultsOf(parseSelectMultiple(body as JsonValue, 'unit'));
}

function query(operator: object): readonly string[] {
  return multiple({ $query: [operator], $projection: {} });
}

describe('a search with steps is refused', () => {
  it.each([
    ['without $query nor $projection', {}, ['MANDATORY $', 'MANDATORY $']],
    ['with an unknown key', { $query: [], $projection: {}, $hint: [] }, ['INVALID_JSON_FIELD $.$hint']],
    ['with a query that is no list', { $query: {}, $projection: {} }, ['WRONG_JSON_TYPE $.$query']],
    ['with an empty step', { $query: [{}], $projection: {} }, ['ELEMENT_TOO_SHORT $.$query[0]']],
    [
      'with a depth and no root',
      { $roots: [], $query: [{ $exists: 'Title', $depth: 0 }], $projection: {} },
      ['INVALID_JSON_FIELD $.$query[0].$depth'],
    ],
    [
      'with a root and no depth',
      { $roots: [ROOT], $query: [{ $exists: 'Title' }], $projection: {} },
      ['MANDATORY $.$query[0]'],
    ],
    [
      'with a second step without depth',
      { $query: [{ $exists: 'Title' }, { $exists: 'Title' }], $projection: {} },
      ['MANDATORY $.$query[1]'],
    ],
    [
      'with $exactdepth',
      { $roots: [ROOT], $query: [{ $exists: 'Title', $exactdepth: 1 }], $projection: {} },
      ['MANDATORY $.$query[0]', 'INVALID_JSON_FIELD $.$query[0].$exactdepth', 'ELEMENT_TOO_LONG $.$query[0]'],
    ],
    [
      'with a root that is no identifier',
      { $roots: ['nobody'], $query: [], $projection: {} },
      ['INVALID_VALUE $.$roots[0]'],
    ],
    [
      'with a wrong page',
      {
        $query: [],
        $projection: {},
        $filter: { $offset: -1, $limit: 1.5, $orderby: { Title: 2 }, $hint: ['a'] },
      },
      [
        'INVALID_JSON_FIELD $.$filter.$hint',
        'INVALID_VALUE $.$filter.$offset',
        'WRONG_JSON_TYPE $.$filter.$limit',
        'INVALID_VALUE $.$filter.$orderby.Title',
      ],
    ],
    [
      'with a projection of 0, or of rules',
      { $query: [], $projection: { $fields: { Title: 0, '#rules': 1 }, $usage: 'x' } },
      [
        'INVALID_JSON_FIELD $.$projection.$usage',
        'INVALID_VALUE $.$projection.$fields.Title',
        'UNSUPPORTED $.$projection.$fields.#rules',
      ],
    ],
    [
      'with a negative threshold',
      { $query: [], $projection: {}, $threshold: -1 },
      ['INVALID_VALUE $.$threshold'],
    ],
  ] as const)('%s', (_, body, faults) => {
    expect(multiple(body)).toEqual(faults);
  });

  it('a list as the body, or nothing', () => {
    expect(faultsOf(parseSelectMultiple([], 'unit'))).toEqual(['WRONG_JSON_TYPE $']);
    expect(faultsOf(parseSelectMultiple(null, 'unit'))).toEqual(['WRONG_JSON_TYPE $']);
  });
});

describe('an operator is refused', () => {
  it.each([
    ['unknown', { $near: { Title: 1 } }, ['INVALID_JSON_FIELD $.$query[0].$near']],
    [
      'one of those that Vitam documents and refuses',
      { $isNull: 'Title' },
      ['INVALID_JSON_FIELD $.$query[0].$isNull'],
    ],
    ['two at once', { $exists: 'Title', $eq: { Title: 'a' } }, ['ELEMENT_TOO_LONG $.$query[0]']],
    ['$eq on two fields', { $eq: { Title: 'a', Tag: 'b' } }, ['ELEMENT_TOO_LONG $.$query[0].$eq']],
    ['$eq on no field', { $eq: {} }, ['ELEMENT_TOO_SHORT $.$query[0].$eq']],
    ['$eq with an object', { $eq: { Title: {} } }, ['WRONG_JSON_TYPE $.$query[0].$eq.Title']],
    ['$in with an object inside', { $in: { Title: [{}] } }, ['WRONG_JSON_TYPE $.$query[0].$in.Title[0]']],
    ['$and without condition', { $and: [] }, ['ELEMENT_TOO_SHORT $.$query[0].$and']],
    ['$not with an object', { $not: { $exists: 'a' } }, ['WRONG_JSON_TYPE $.$query[0].$not']],
    [
      '$range with one bound',
      { $range: { Title: { $gt: 1 } } },
      ['ELEMENT_TOO_SHORT $.$query[0].$range.Title'],
    ],
    [
      '$range with an unknown bound',
      { $range: { '#tenant': { $toto: 2, $lte: 3 } } },
      ['INVALID_JSON_FIELD $.$query[0].$range.#tenant.$toto'],
    ],
    ['$match with a number', { $match: { Title: 3 } }, ['WRONG_JSON_TYPE $.$query[0].$match.Title']],
    ['$regex that cannot be read', { $regex: { Title: '(a' } }, ['INVALID_VALUE $.$query[0].$regex']],
    [
      '$regex that would grow without end',
      { $regex: { Title: '((a{200}){200}){200}' } },
      ['INVALID_VALUE $.$query[0].$regex'],
    ],
    [
      'a $subobject in another',
      { $subobject: { '#qualifiers.versions': { $subobject: { a: { $exists: 'a' } } } } },
      ['NO_VIABLE_ALTERNATIVE $.$query[0].$subobject["#qualifiers.versions"].$subobject'],
    ],
    ['a text with U+0000', { $eq: { Title: 'a\u0000b' } }, ['INVALID_VALUE $.$query[0].$eq.Title']],
    ['half a surrogate pair', { $eq: { Title: '\ud800' } }, ['INVALID_VALUE $.$query[0].$eq.Title']],
  ] as const)('%s', (_, operator, faults) => {
    expect(query(operator)).toEqual(faults);
  });

  it('deeper than the limit', () => {
    let operator: object = { $exists: 'Title' };
    for (let level = 0; level <= limits.MAX_NESTING; level += 1) operator = { $and: [operator] };
    expect(query(operator)).toHaveLength(1);
    expect(query(operator)[0]).toMatch(/^ELEMENT_TOO_LONG/);
  });

  it('in too great a number, with a bounded list of faults', () => {
    const many = Array.from({ length: limits.MAX_OPERATORS }, () => ({ $exists: 'Title' }));
    expect(query({ $and: many })).toEqual([`ELEMENT_TOO_LONG $.$query[0].$and[${limits.MAX_OPERATORS - 1}]`]);
    const wrong = Array.from({ length: 1000 }, () => ({ $eq: 1 }));
    expect(query({ $and: wrong })).toHaveLength(limits.MAX_FAULTS);
  });

  it('with too long a list of values', () => {
    const values = Array.from({ length: limits.MAX_LIST_VALUES + 1 }, (_, index) => index);
    expect(query({ $in: { Title: values } })).toEqual(['ELEMENT_TOO_LONG $.$query[0].$in.Title']);
  });
});

describe('a field name is refused', () => {
  it.each(['_id', '_mgt.AccessRule', '_tenant '])('internal: %s', (name) => {
    expect(query({ $exists: name })).toEqual(['ILLEGAL_NAME $.$query[0].$exists']);
  });

  it.each(['#nothing', '#graph_last_persisted_date', '#managementContractId', '', 'a..b', '$a', '.'])(
    '%s',
    (name) => {
      expect(query({ $exists: name })).toEqual(['ILLEGAL_NAME $.$query[0].$exists']);
    },
  );

  it('in a projection, a sort and a facet too, with where and what to do', () => {
    const parsed = parseSelectMultiple(
      {
        $query: [],
        $filter: { $orderby: { _id: 1 } },
        $projection: { $fields: { _id: 1 } },
        $facets: [{ $name: 'a', $terms: { $field: '_id', $size: 1, $order: 'ASC' } }],
      },
      'unit',
    );
    expect(faultsOf(parsed)).toEqual([
      'ILLEGAL_NAME $.$filter.$orderby._id',
      'ILLEGAL_NAME $.$projection.$fields._id',
      'ILLEGAL_NAME $.$facets[0].$terms.$field',
    ]);
    const [fault] = parsed.ok ? [] : parsed.faults;
    expect(fault).toMatchObject({ code: 'GLOBAL_INVALID_DSL', vitamCode: '000601', stage: 'names' });
    expect(fault && describeFault(fault, 'fr')).toContain('employer le nom externe');
    expect(fault && describeFault(fault, 'en')).toContain('path: $.$filter.$orderby._id');
  });
});

describe('how far to count is refused', () => {
  it.each([
    ['as a text', '1000', 'WRONG_JSON_TYPE'],
    ['as null', null, 'WRONG_JSON_TYPE'],
    ['as a fraction', 1.5, 'WRONG_JSON_TYPE'],
    ['as 0: nothing would be told', 0, 'INVALID_VALUE'],
    ['below 0', -1, 'INVALID_VALUE'],
    ['beyond what every answer counts', limits.MAX_TRACKED_HITS + 1, 'INVALID_VALUE'],
  ] as const)('%s', (_, $track_total_hits, kind) => {
    const body = { $query: [], $projection: {}, $filter: { $track_total_hits } };
    const parsed = parseSelectMultiple(body as unknown as JsonValue, 'unit');
    expect(faultsOf(parsed)).toEqual([`${kind} $.$filter.$track_total_hits`]);
    const [fault] = parsed.ok ? [] : parsed.faults;
    expect(fault && describeFault(fault, 'en')).toMatch(/boolean or an integer|from 1 to 10000, or true/);
  });
});

describe('a facet is refused', () => {
  it.each([
    ['without name', { $terms: { $field: 'Title', $size: 1, $order: 'ASC' } }, ['MANDATORY $.$facets[0]']],
    ['without kind', { $name: 'a' }, ['NO_VIABLE_ALTERNATIVE $.$facets[0]']],
    [
      'of two kinds',
      { $name: 'a', $terms: { $field: 'T', $size: 1, $order: 'ASC' }, $filters: { $query_filters: [] } },
      ['ELEMENT_TOO_LONG $.$facets[0]'],
    ],
    [
      'with a wrong size or order',
      { $name: 'a', $terms: { $field: 'Title', $size: -1, $order: 'UP' } },
      ['INVALID_VALUE $.$facets[0].$terms.$size', 'INVALID_VALUE $.$facets[0].$terms.$order'],
    ],
    [
      'of periods without any bound',
      { $name: 'a', $date_range: { $field: 'StartDate', $format: 'yyyy', $ranges: [{}] } },
      ['ELEMENT_TOO_SHORT $.$facets[0].$date_range.$ranges[0]'],
    ],
    [
      'of conditions without any',
      { $name: 'a', $filters: { $query_filters: [] } },
      ['ELEMENT_TOO_SHORT $.$facets[0].$filters.$query_filters'],
    ],
  ] as const)('%s', (_, facet, faults) => {
    expect(multiple({ $query: [], $projection: {}, $facets: [facet] })).toEqual(faults);
  });
});

describe('a search without steps is refused', () => {
  it.each([
    ['with a list as query', { $query: [], $projection: {} }, ['WRONG_JSON_TYPE $.$query']],
    [
      'with $missing',
      { $query: { $missing: 'Name' }, $projection: {} },
      ['INVALID_JSON_FIELD $.$query.$missing'],
    ],
    ['with facets', { $query: {}, $projection: {}, $facets: [] }, ['INVALID_JSON_FIELD $.$facets']],
    [
      'with $track_total_hits',
      { $query: {}, $projection: {}, $filter: { $track_total_hits: true } },
      ['INVALID_JSON_FIELD $.$filter.$track_total_hits'],
    ],
  ] as const)('%s', (_, body, faults) => {
    expect(faultsOf(parseSelectSingle(body as unknown as JsonValue, 'referential'))).toEqual(faults);
  });
});

describe('other bodies are refused', () => {
  it('a reading by id with a query', () => {
    expect(faultsOf(parseGetById({ $query: {} }, 'unit'))).toEqual([
      'INVALID_JSON_FIELD $.$query',
      'MANDATORY $',
    ]);
  });

  it('a batch with a projection', () => {
    expect(faultsOf(parseBatch({ $query: [], $projection: {} }))).toEqual([
      'INVALID_JSON_FIELD $.$projection',
    ]);
  });

  it.each([
    [{ _id: 'a' }],
    [{ _og: '' }],
    [{ '_tenant ': '' }],
    [{ '#id': 'a' }],
    [{ '#originating_agencies': [] }],
    [{ '#validComputedInheritedRules': true }],
    [{ '#approximate_update_date': '' }],
    [{ Identifier: 'a' }],
  ])('an update of a protected field: %j', (values) => {
    const [fault] = faultsOf(parseUpdateById({ $action: [{ $set: values }] }, 'unit'));
    expect(fault).toMatch(/^ILLEGAL_NAME /);
  });

  it('an update that removes a protected field, or does nothing, or anything else', () => {
    expect(faultsOf(parseUpdateById({ $action: [{ $unset: ['_us'] }] }, 'unit'))).toEqual([
      'ILLEGAL_NAME $.$action[0].$unset[0]',
    ]);
    expect(faultsOf(parseUpdateById({ $action: [] }, 'unit'))).toEqual(['ELEMENT_TOO_SHORT $.$action']);
    expect(faultsOf(parseUpdateById({ $action: [{ $push: { a: 1 } }] }, 'unit'))).toEqual([
      'INVALID_JSON_FIELD $.$action[0].$push',
    ]);
    expect(faultsOf(parseUpdateById({ $action: [{ $set: {} }] }, 'unit'))).toEqual([
      'ELEMENT_TOO_SHORT $.$action[0].$set',
    ]);
  });

  it('a mass update without action; it takes any name, which the operation judges', () => {
    expect(faultsOf(parseMassUpdate({ $query: [] }))).toEqual(['MANDATORY $']);
    expect(parseMassUpdate({ $query: [], $action: [{ $set: { _id: 'x' } }] }).ok).toBe(true);
  });

  it('a bulk update without query', () => {
    expect(faultsOf(parseBulkUpdate({ queries: [] }))).toEqual(['ELEMENT_TOO_SHORT $.queries']);
    expect(
      faultsOf(parseBulkUpdate({ queries: [{ $query: [], $action: [{ $unset: ['a'] }] }], threshold: 0 })),
    ).toEqual(['ELEMENT_TOO_SHORT $.queries[0].$query', 'INVALID_VALUE $.threshold']);
  });

  it('a reclassification of two queries, or with another action', () => {
    const exists = { $exists: 'Title' };
    expect(
      faultsOf(
        parseReclassification([{ $query: [exists, exists], $action: [{ $add: { '#unitups': [ROOT] } }] }]),
      ),
    ).toEqual(['ELEMENT_TOO_LONG $[0].$query']);
    expect(
      faultsOf(parseReclassification([{ $query: [exists], $action: [{ $set: { Title: 'a' } }] }])),
    ).toEqual(['INVALID_JSON_FIELD $[0].$action[0].$set']);
    expect(
      faultsOf(parseReclassification([{ $query: [exists], $action: [{ $pull: { '#unitups': ['x'] } }] }])),
    ).toEqual(['INVALID_VALUE $[0].$action[0].$pull.#unitups[0]']);
  });
});
