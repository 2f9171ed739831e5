import {
  type Condition,
  createDateRangeFacet,
  createField,
  createFiltersFacet,
  createTermsFacet,
  type DateRangeFacet,
  type Facet,
  type Field,
  type JsonObject,
  type TermsFacet,
} from '@chartrier/dsl';
import fc from 'fast-check';
import { compare, instant } from './model-comparisons.ts';
import { elementsAt, valuesAt } from './model-paths.ts';
import { fits, type Model } from './reference-model.ts';

export interface Bucket {
  readonly value: string;
  readonly count: number;
}

/** Fields that facets count: columns, lists, paths of documents, of every type. */
export interface CountedFields {
  readonly terms: readonly Field[];
  readonly dates: readonly Field[];
  /** The list whose elements are counted when a facet names it. */
  readonly nested?: {
    readonly list: Field;
    readonly terms: readonly Field[];
    readonly dates: readonly Field[];
  };
}

export const COUNTED_IN_UNITS: CountedFields = {
  terms: [
    createField('DescriptionLevel', 'DescriptionLevel'),
    createField('#originating_agency', '_sp'),
    createField('#originating_agencies', '_sps'),
    createField('#unitType', '_unitType'),
    createField('#max', '_max'),
    createField('#operations', '_ops'),
    createField('Tag', 'Tag'),
    createField('Keyword.KeywordContent', 'Keyword.KeywordContent'),
    createField('#management.AccessRule.Rules.Rule', '_mgt.AccessRule.Rules.Rule'),
    createField('MonCode', 'MonCode'),
    createField('MonNombre', 'MonNombre'),
    createField('MonReel', 'MonReel'),
    createField('MonBooleen', 'MonBooleen'),
  ],
  dates: [
    createField('StartDate', 'StartDate'),
    createField('TransactedDate', 'TransactedDate'),
    createField('MaDate', 'MaDate'),
    createField('Event.evDateTime', 'Event.evDateTime'),
  ],
};

const YEARS = ['1895', '1896', '2016', '2017', '2020'] as const;
const DAYS = ['2016-05-31', '2016-06-01', '2020-03-01'] as const;

function periods(bounds: readonly string[]) {
  const bound = fc.constantFrom(...bounds);
  return fc.oneof(
    bound.map((from) => ({ from })),
    bound.map((to) => ({ to })),
    fc.tuple(bound, bound).map(([from, to]) => ({ from, to })),
  );
}

/** Up to three facets over these fields. */
export function facetsOf(
  fields: CountedFields,
  condition: fc.Arbitrary<Condition>,
): fc.Arbitrary<readonly Facet[]> {
  const size = fc.constantFrom(0, 1, 2, 3, 10);
  const terms = (some: readonly Field[], subobject?: Field) =>
    fc.tuple(fc.constantFrom(...some), size).map(
      ([field, most]) =>
        (name: string): Facet =>
          createTermsFacet({
            name,
            field,
            size: most,
            order: 'ASC',
            ...(subobject === undefined ? {} : { subobject }),
          }),
    );
  const dates = (some: readonly Field[], subobject?: Field) =>
    fc
      .tuple(
        fc.constantFrom(...some),
        fc.oneof(
          fc
            .array(periods(YEARS), { minLength: 1, maxLength: 3 })
            .map((ranges) => ({ format: 'yyyy', ranges })),
          fc
            .array(periods(DAYS), { minLength: 1, maxLength: 2 })
            .map((ranges) => ({ format: 'yyyy-MM-dd', ranges })),
        ),
      )
      .map(
        ([field, { format, ranges }]) =>
          (name: string): Facet =>
            createDateRangeFacet({
              name,
              field,
              format,
              ranges,
              ...(subobject === undefined ? {} : { subobject }),
            }),
      );
  const { nested } = fields;
  const one = fc.oneof(
    { arbitrary: terms(fields.terms), weight: 3 },
    dates(fields.dates),
    fc.array(condition, { minLength: 1, maxLength: 2 }).map(
      (conditions) =>
        (name: string): Facet =>
          createFiltersFacet(
            name,
            conditions.map((inner, index) => ({ name: `q${index}`, condition: inner })),
          ),
    ),
    ...(nested === undefined ? [] : [terms(nested.terms, nested.list), dates(nested.dates, nested.list)]),
  );
  return fc
    .array(one, { maxLength: 3 })
    .map((facets) => facets.map((facet, index) => facet(`facet ${index}`)));
}

/** What a facet counts in these documents. */
export function bucketsOf(model: Model, documents: readonly JsonObject[], facet: Facet): readonly Bucket[] {
  switch (facet.kind) {
    case '$terms':
      return mostFrequent(countedIn(documents, facet), facet);
    case '$date_range':
      return facet.ranges.map(({ from, to }) => ({
        value: `${from ?? '*'}-${to ?? '*'}`,
        count: countedIn(documents, facet).filter((document) =>
          valuesAt(document, facet.field.path).some((value) => {
            const at = instant(String(value));
            return (from === undefined || at >= startOf(from)) && (to === undefined || at < startOf(to));
          }),
        ).length,
      }));
    case '$filters':
      return facet.queries.map(({ name, condition }) => ({
        value: name,
        count: documents.filter((document) => fits(model, document, condition)).length,
      }));
  }
}

/** The documents, or one document for each element of the nested list. */
function countedIn(
  documents: readonly JsonObject[],
  { subobject }: TermsFacet | DateRangeFacet,
): readonly JsonObject[] {
  return subobject === undefined
    ? documents
    : documents.flatMap((document) => elementsAt(document, subobject.path));
}

function startOf(text: string): number {
  return instant(text.length === 4 ? `${text}-01-01` : text);
}

function mostFrequent(documents: readonly JsonObject[], { field, size }: TermsFacet): readonly Bucket[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const values = valuesAt(document, field.path).filter(
      (value) => typeof value !== 'number' || Number.isInteger(value),
    );
    for (const value of new Set(values.map(String))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compare(a.value, b.value))
    .slice(0, size);
}
