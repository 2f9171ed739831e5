import {
  type Condition,
  createAnd,
  createEq,
  createExists,
  createField,
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
  createQueryStep,
  createRange,
  createRegex,
  createSearch,
  createWildcard,
  type Field,
  type Scalar,
} from '@chartrier/dsl';
import fc from 'fast-check';
import type { ContractScope } from '../../src/archive/query/index.ts';
import type { ModelType } from './model-comparisons.ts';
import { AGENCIES, CODES, DAYS, LEVELS, unitId, VOCABULARY } from './random-archive.ts';

/** A field, what it holds, and values worth asking for. */
export interface AskedField {
  readonly field: Field;
  readonly type: ModelType;
  readonly values: readonly Scalar[];
}

/** Fields of the generated units. */
export const FIELDS: readonly AskedField[] = [
  { field: createField('Title', 'Title'), type: 'text', values: VOCABULARY },
  { field: createField('Title_.fr', 'Title_.fr'), type: 'text', values: VOCABULARY },
  { field: createField('Description', 'Description'), type: 'text', values: VOCABULARY },
  { field: createField('Event.evTypeDetail', 'Event.evTypeDetail'), type: 'text', values: VOCABULARY },
  { field: createField('Libre', 'Libre'), type: 'text', values: VOCABULARY },
  { field: createField('Objet.Sous', 'Objet.Sous'), type: 'text', values: VOCABULARY },
  { field: createField('DescriptionLevel', 'DescriptionLevel'), type: 'keyword', values: LEVELS },
  { field: createField('Tag', 'Tag'), type: 'keyword', values: CODES },
  { field: createField('Keyword.KeywordContent', 'Keyword.KeywordContent'), type: 'keyword', values: CODES },
  {
    field: createField('#management.AccessRule.Rules.Rule', '_mgt.AccessRule.Rules.Rule'),
    type: 'keyword',
    values: CODES,
  },
  { field: createField('MonCode', 'MonCode'), type: 'keyword', values: CODES },
  {
    field: createField('#operations', '_ops'),
    type: 'keyword',
    values: ['op-0', 'op-1', 'op-2', 'op-3', 'none'],
  },
  { field: createField('#opi', '_opi'), type: 'keyword', values: ['op-0', 'op-1'] },
  { field: createField('#originating_agencies', '_sps'), type: 'keyword', values: AGENCIES },
  { field: createField('#originating_agency', '_sp'), type: 'keyword', values: AGENCIES },
  { field: createField('#unitType', '_unitType'), type: 'keyword', values: ['INGEST', 'HOLDING_UNIT'] },
  { field: createField('#id', '_id'), type: 'keyword', values: [0, 1, 2, 3].map(unitId) },
  { field: createField('#unitups', '_up'), type: 'keyword', values: [0, 1, 2, 3].map(unitId) },
  { field: createField('#allunitups', '_us'), type: 'keyword', values: [0, 1, 2, 3].map(unitId) },
  { field: createField('StartDate', 'StartDate'), type: 'date', values: DAYS },
  { field: createField('TransactedDate', 'TransactedDate'), type: 'date', values: DAYS },
  { field: createField('Event.evDateTime', 'Event.evDateTime'), type: 'date', values: DAYS },
  { field: createField('MaDate', 'MaDate'), type: 'date', values: DAYS },
  { field: createField('#max', '_max'), type: 'long', values: [1, 2, 3, '2'] },
  { field: createField('MonNombre', 'MonNombre'), type: 'long', values: [-2, 0, 1, '1', 2.5] },
  { field: createField('MonReel', 'MonReel'), type: 'long', values: [0.5, 2, -1.25] },
  { field: createField('MonBooleen', 'MonBooleen'), type: 'boolean', values: [true, false, 'true'] },
  {
    field: createField(
      '#management.AccessRule.Inheritance.PreventInheritance',
      '_mgt.AccessRule.Inheritance.PreventInheritance',
    ),
    type: 'boolean',
    values: [true, 'false'],
  },
];

const OBJECT_FIELDS = [
  createField('Keyword', 'Keyword'),
  createField('#management', '_mgt'),
  createField('Absent', 'Absent'),
];

const words = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 3 })
  .map((list) => list.join(' '));
const searchText = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '+', '-', '| ', '+ -'),
      fc.oneof(
        fc.constantFrom(...VOCABULARY),
        words.map((text) => `"${text}"`),
        fc.constantFrom('délib*', 'muni*'),
      ),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.map(([sign, word]) => `${sign}${word}`).join(' '));

/** Conditions of every kind on these fields; `objects` are paths of objects, of which existence alone is asked. */
export function conditionsOn(
  fields: readonly AskedField[],
  objects: readonly Field[],
): fc.Arbitrary<Condition> {
  const chosen = fc.constantFrom(...fields);
  const exists = fc.oneof(
    chosen.map(({ field }) => field),
    fc.constantFrom(...objects),
  );
  const textField = fc.constantFrom(
    ...fields.filter(({ type }) => type === 'text').map(({ field }) => field),
  );
  const keywordField = fc.constantFrom(
    ...fields.filter(({ type }) => type === 'keyword').map(({ field }) => field),
  );
  const comparison: fc.Arbitrary<Condition> = chosen.chain(({ field, values }) => {
    const value = fc.constantFrom(...values);
    const several = fc.array(value, { maxLength: 3 });
    return fc.oneof(
      value.map((one) => createEq(field, one)),
      value.map((one) => createNe(field, one)),
      several.map((list) => createIn(field, list)),
      several.map((list) => createNin(field, list)),
      value.map((one) => createGt(field, one)),
      value.map((one) => createGte(field, one)),
      value.map((one) => createLt(field, one)),
      value.map((one) => createLte(field, one)),
      fc
        .tuple(value, value)
        .map(([low, high]) => createRange(field, { kind: '$gte', value: low }, { kind: '$lt', value: high })),
    );
  });

  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    { arbitrary: comparison, weight: 6 },
    exists.map(createExists),
    exists.map(createMissing),
    fc.tuple(textField, words).map(([field, text]) => createMatch(field, text)),
    fc.tuple(textField, words).map(([field, text]) => createMatchAll(field, text)),
    fc.tuple(textField, words).map(([field, text]) => createMatchPhrase(field, text)),
    fc.tuple(textField, words).map(([field, text]) => createMatchPhrasePrefix(field, text)),
    fc.tuple(keywordField, words).map(([field, text]) => createMatch(field, text)),
    fc.tuple(textField, searchText).map(([field, text]) => createSearch(field, text)),
    fc
      .tuple(keywordField, fc.constantFrom('Paris', 'ACC*', 'ACC-1 paris'))
      .map(([field, text]) => createSearch(field, text)),
    fc
      .tuple(keywordField, fc.constantFrom('*', 'ACC-?', 'P*s', '*1', 'op-?', '%', '_'))
      .map(([field, text]) => createWildcard(field, text)),
    fc
      .tuple(textField, fc.constantFrom('*', 'munic*', '*ber', 'd?liber', 'delib'))
      .map(([field, text]) => createWildcard(field, text)),
    fc
      .tuple(keywordField, fc.constantFrom('.*', 'ACC-[12]', '(Paris|paris)', 'P.+', 'It(xx)?em'))
      .map(([field, text]) => createRegex(field, text)),
    fc
      .tuple(textField, fc.constantFrom('.*', 'mun[a-z]+', '2016'))
      .map(([field, text]) => createRegex(field, text)),
  );

  return fc.letrec<{ node: Condition }>((tie) => {
    const list = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    return {
      node: fc.oneof(
        { depthSize: 'small' },
        { arbitrary: leaf, weight: 3 },
        list.map(createAnd),
        list.map(createOr),
        list.map(createNot),
      ),
    };
  }).node;
}

/** Conditions on the generated units. */
export const condition = conditionsOn(FIELDS, OBJECT_FIELDS);

const root = fc.integer({ min: 0, max: 12 }).map(unitId);

/** Roots and steps that respect the rule of depths. */
export const walkOf = fc.oneof(
  condition.map((first) => ({ roots: [] as readonly string[], steps: [createQueryStep(first)] })),
  fc.tuple(condition, condition, fc.integer({ min: -3, max: 3 })).map(([first, second, depth]) => ({
    roots: [] as readonly string[],
    steps: [createQueryStep(first), createQueryStep(second, depth)],
  })),
  fc
    .tuple(
      fc.uniqueArray(root, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(condition, fc.integer({ min: -3, max: 3 })), { maxLength: 2 }),
    )
    .map(([roots, steps]) => ({
      roots: roots as readonly string[],
      steps: steps.map(([one, depth]) => createQueryStep(one, depth)),
    })),
);

export const contract: fc.Arbitrary<ContractScope> = fc.record(
  {
    EveryOriginatingAgency: fc.boolean(),
    EveryDataObjectVersion: fc.constant(true),
    OriginatingAgencies: fc.subarray([...AGENCIES]),
    RootUnits: fc.uniqueArray(root, { maxLength: 2 }),
    ExcludedRootUnits: fc.uniqueArray(root, { maxLength: 1 }),
    RuleCategoryToFilter: fc
      .constantFrom([] as const, ['AccessRule'] as const)
      .map((categories) => [...categories]),
  },
  { requiredKeys: ['EveryOriginatingAgency', 'EveryDataObjectVersion'] },
);
