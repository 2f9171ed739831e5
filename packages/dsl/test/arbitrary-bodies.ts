import fc from 'fast-check';
import {
  type Condition,
  createAnd,
  createBatch,
  createDateRangeFacet,
  createEq,
  createExists,
  createField,
  createFilter,
  createFiltersFacet,
  createGetById,
  createGt,
  createGte,
  createIn,
  createLt,
  createLte,
  createMatch,
  createMatchAll,
  createMatchPhrase,
  createMatchPhrasePrefix,
  createMissing,
  createNe,
  createNin,
  createNot,
  createOr,
  createProjection,
  createQueryStep,
  createRange,
  createRegex,
  createSearch,
  createSelectMultiple,
  createSelectSingle,
  createSubobject,
  createTermsFacet,
  createWildcard,
  type Facet,
  type Field,
  limits,
  type Projection,
  type SelectFilter,
  WHOLE_DOCUMENT,
} from '../src/index.ts';

const FIELDS: readonly Field[] = [
  createField('Title', 'Title'),
  createField('Title_.fr', 'Title_.fr'),
  createField('Keyword.KeywordContent', 'Keyword.KeywordContent'),
  createField('#id', '_id'),
  createField('#operations', '_ops'),
  createField('#management.AccessRule.Rules.Rule', '_mgt.AccessRule.Rules.Rule'),
  createField('#qualifiers.versions.Size', '_qualifiers.versions.Size'),
  createField('#size', '_qualifiers.versions.Size'),
  createField('Un champ libre', 'Un champ libre'),
];

export const field = fc.constantFrom(...FIELDS);
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\u0000'));
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);
const bound = fc.constantFrom('$gt' as const, '$gte' as const, '$lt' as const, '$lte' as const);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(field, scalar).map(([f, value]) => createEq(f, value)),
  fc.tuple(field, scalar).map(([f, value]) => createNe(f, value)),
  fc.tuple(field, scalar).map(([f, value]) => createGt(f, value)),
  fc.tuple(field, scalar).map(([f, value]) => createGte(f, value)),
  fc.tuple(field, scalar).map(([f, value]) => createLt(f, value)),
  fc.tuple(field, scalar).map(([f, value]) => createLte(f, value)),
  fc.tuple(field, fc.array(scalar, { maxLength: 4 })).map(([f, values]) => createIn(f, values)),
  fc.tuple(field, fc.array(scalar, { maxLength: 4 })).map(([f, values]) => createNin(f, values)),
  fc
    .tuple(field, fc.uniqueArray(bound, { minLength: 2, maxLength: 2 }), scalar, scalar)
    .map(([f, [first = '$gt', second = '$lt'], low, high]) =>
      createRange(f, { kind: first, value: low }, { kind: second, value: high }),
    ),
  field.map(createExists),
  field.map(createMissing),
  fc.tuple(field, text).map(([f, value]) => createMatch(f, value)),
  fc.tuple(field, text).map(([f, value]) => createMatchAll(f, value)),
  fc.tuple(field, text).map(([f, value]) => createMatchPhrase(f, value)),
  fc.tuple(field, text).map(([f, value]) => createMatchPhrasePrefix(f, value)),
  fc.tuple(field, text).map(([f, value]) => createSearch(f, value)),
  fc.tuple(field, text).map(([f, value]) => createWildcard(f, value)),
  fc
    .tuple(field, fc.constantFrom('.*', 'It(em)?', '[a-z]+@', '<1-12>', '"a.b"'))
    .map(([f, p]) => createRegex(f, p)),
);

const inner = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, leaf, several(tie('node'))),
})).node;

function several(node: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const list = fc.array(node, { minLength: 1, maxLength: 3 });
  return fc.oneof(list.map(createAnd), list.map(createOr), list.map(createNot));
}

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    several(tie('node')),
    inner.map((one) => createSubobject(createField('#qualifiers.versions', '_qualifiers.versions'), one)),
  ),
})).node;

const guid = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), minLength: 35, maxLength: 35 }),
    fc.constantFrom('a', 'q'),
  )
  .map(([head, last]) => `${head}${last}`);

const projection: fc.Arbitrary<Projection> = fc.oneof(
  fc.constant(WHOLE_DOCUMENT),
  fc.uniqueArray(field, { minLength: 1, selector: ({ written }) => written }).map(createProjection),
);

const filterParts = {
  offset: fc.nat(),
  limit: fc.nat(),
  orderBy: fc
    .uniqueArray(fc.record({ field, direction: fc.constantFrom(1 as const, -1 as const) }), {
      selector: (order) => order.field.written,
    })
    .map((orders) => orders),
};
const singleFilter: fc.Arbitrary<SelectFilter> = fc
  .record(filterParts, { requiredKeys: [] })
  .map(createFilter);
const filter: fc.Arbitrary<SelectFilter> = fc
  .record(
    {
      ...filterParts,
      trackTotalHits: fc.oneof(fc.boolean(), fc.integer({ min: 1, max: limits.MAX_TRACKED_HITS })),
    },
    { requiredKeys: [] },
  )
  .map(createFilter);

const facet: fc.Arbitrary<Facet> = fc.oneof(
  fc
    .record(
      {
        name: text,
        field,
        size: fc.nat(),
        order: fc.constantFrom('ASC' as const, 'DESC' as const),
        subobject: field,
      },
      { requiredKeys: ['name', 'field', 'size', 'order'] },
    )
    .map(createTermsFacet),
  fc
    .record({
      name: text,
      field,
      format: fc.constantFrom('yyyy', 'yyyy-MM-dd'),
      ranges: fc.array(
        fc.oneof(fc.record({ from: text }), fc.record({ from: text, to: text }), fc.record({ to: text })),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    })
    .map(createDateRangeFacet),
  fc
    .tuple(text, fc.array(fc.record({ name: text, condition: inner }), { minLength: 1, maxLength: 2 }))
    .map(([name, queries]) => createFiltersFacet(name, queries)),
);

const walk = fc.oneof(
  fc
    .tuple(condition, fc.array(fc.tuple(condition, fc.integer({ min: -9, max: 9 })), { maxLength: 2 }))
    .map(([first, others]) => ({
      roots: [] as readonly string[],
      steps: [createQueryStep(first), ...others.map(([one, depth]) => createQueryStep(one, depth))],
    })),
  fc
    .tuple(
      fc.array(guid, { minLength: 1, maxLength: 2 }),
      fc.array(fc.tuple(condition, fc.integer({ min: -9, max: 9 })), { maxLength: 2 }),
    )
    .map(([roots, others]) => ({
      roots: roots as readonly string[],
      steps: others.map(([one, depth]) => createQueryStep(one, depth)),
    })),
);

export const selectMultiple = fc
  .tuple(
    walk,
    fc.record({ filter, threshold: fc.nat() }, { requiredKeys: [] }),
    projection,
    fc.array(facet, { maxLength: 2 }),
  )
  .map(([steps, options, project, facets]) =>
    createSelectMultiple({ ...steps, ...options, projection: project, facets }),
  );

/** Without `$missing` outside `$subobject`, which this grammar refuses. */
export const selectSingle = fc
  .tuple(
    fc.record(
      { condition: inner.filter((one) => !JSON.stringify(one).includes('$missing')), filter: singleFilter },
      { requiredKeys: [] },
    ),
    projection,
  )
  .map(([options, project]) => createSelectSingle({ ...options, projection: project }));

export const getById = projection.map(createGetById);
export const batch = fc
  .tuple(walk, fc.record({ threshold: fc.nat() }, { requiredKeys: [] }))
  .map(([steps, options]) => createBatch({ ...steps, ...options }));
