import {
  createField,
  createFilter,
  type JsonObject,
  type JsonValue,
  type SelectFilter,
} from '@chartrier/dsl';
import fc from 'fast-check';
import { compare, instant, type ModelType } from './model-comparisons.ts';
import { valuesAt } from './model-paths.ts';
import { idOf } from './reference-model.ts';

/** Fields by which results may be sorted, and what they hold. */
const SORTED: readonly { readonly written: string; readonly path: string; readonly type: ModelType }[] = [
  { written: 'StartDate', path: 'StartDate', type: 'date' },
  { written: '#id', path: '_id', type: 'keyword' },
  { written: 'DescriptionLevel', path: 'DescriptionLevel', type: 'keyword' },
  { written: '#originating_agencies', path: '_sps', type: 'keyword' },
  { written: '#max', path: '_max', type: 'long' },
  { written: 'Tag', path: 'Tag', type: 'keyword' },
  { written: 'MonCode', path: 'MonCode', type: 'keyword' },
  { written: 'MonNombre', path: 'MonNombre', type: 'long' },
  { written: 'MonReel', path: 'MonReel', type: 'long' },
];

const order = fc
  .tuple(fc.constantFrom(...SORTED), fc.constantFrom(1 as const, -1 as const))
  .map(([{ written, path }, direction]) => ({ field: createField(written, path), direction }));

/** A page in an order, or all the results. */
export const filterOf: fc.Arbitrary<SelectFilter | undefined> = fc.option(
  fc
    .record(
      {
        orderBy: fc.uniqueArray(order, { maxLength: 2, selector: ({ field }) => field.path }),
        offset: fc.constantFrom(0, 1, 3, 50),
        limit: fc.constantFrom(1, 2, 5, 100),
      },
      { requiredKeys: [] },
    )
    .map(createFilter),
  { nil: undefined, freq: 4 },
);

/** The documents in the order of a filter; ties by id. A document without the value comes last, upwards and downwards. */
export function inOrder(
  documents: readonly JsonObject[],
  filter: SelectFilter | undefined,
): readonly JsonObject[] {
  const keys = (filter?.orderBy ?? []).map(({ field, direction }) => ({
    path: field.path,
    direction,
    type: SORTED.find(({ path }) => path === field.path)?.type ?? 'keyword',
  }));
  return documents.toSorted((one, other) => {
    for (const { path, direction, type } of keys) {
      const [mine, theirs] = [one, other].map((document) =>
        extreme(valuesAt(document, path), type, direction),
      );
      const sign = sideBySide(mine, theirs, direction);
      if (sign !== 0) return sign;
    }
    return compare(idOf(one), idOf(other));
  });
}

function sideBySide(
  mine: string | number | undefined,
  theirs: string | number | undefined,
  direction: 1 | -1,
): number {
  if (mine === undefined || theirs === undefined)
    return Number(mine === undefined) - Number(theirs === undefined);
  return direction * compare(mine, theirs);
}

/** The least value upwards, the greatest downwards. */
function extreme(
  values: readonly JsonValue[],
  type: ModelType,
  direction: 1 | -1,
): string | number | undefined {
  const comparable = values.map((value) =>
    type === 'date' ? instant(String(value)) : type === 'long' ? Number(value) : String(value),
  );
  return comparable.toSorted((a, b) => direction * compare(a, b))[0];
}

/** The page of a filter in these documents. */
export function pageOf<T>(documents: readonly T[], filter: SelectFilter | undefined): readonly T[] {
  const offset = filter?.offset ?? 0;
  return documents.slice(offset, filter?.limit === undefined ? undefined : offset + filter.limit);
}
