import { tooLong, tooShort, unknownKey, wrongType } from '../faults.ts';
import type { Field } from '../field-name/field.ts';
import { isObject, type JsonValue, type Scalar } from '../json.ts';
import { memberPath } from '../json-path.ts';
import { readScalar } from '../reading.ts';
import { printFieldEntry, readFieldEntry } from './field-entry.ts';
import type { Operator, Place } from './operator.ts';

export const BOUND_KINDS = ['$gt', '$gte', '$lt', '$lte'] as const;
export type BoundKind = (typeof BOUND_KINDS)[number];

export interface Bound {
  readonly kind: BoundKind;
  readonly value: Scalar;
}

/** The field is between two bounds; on a list, one element must respect both. */
export interface RangeNode {
  readonly kind: '$range';
  readonly field: Field;
  readonly bounds: readonly [Bound, Bound];
}

export function createRange(field: Field, first: Bound, second: Bound): RangeNode {
  return Object.freeze({
    kind: '$range',
    field,
    bounds: Object.freeze([Object.freeze({ ...first }), Object.freeze({ ...second })] as const),
  });
}

export const rangeOperator: Operator<RangeNode> = {
  kind: '$range',
  read: (body, place) => {
    const entry = readFieldEntry(body, place, readBounds);
    return entry && createRange(entry.field, ...entry.value);
  },
  print: (node) =>
    printFieldEntry(node.field, Object.fromEntries(node.bounds.map(({ kind, value }) => [kind, value]))),
};

function readBounds(value: JsonValue, { path, reading }: Place): readonly [Bound, Bound] | undefined {
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value));
    return undefined;
  }
  const bounds: Bound[] = [];
  const entries = Object.entries(value);
  for (const [key, content] of entries) {
    const kind = BOUND_KINDS.find((known) => known === key);
    if (kind === undefined) {
      reading.report(unknownKey(memberPath(path, key), key, BOUND_KINDS));
      continue;
    }
    const bound = readScalar(content, memberPath(path, key), reading);
    if (bound !== undefined) bounds.push({ kind, value: bound });
  }
  if (entries.length < 2) reading.report(tooShort(path, 2, value));
  if (entries.length > 2) reading.report(tooLong(path, 2, value));
  const [first, second, third] = bounds;
  return first && second && !third ? [first, second] : undefined;
}
