import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field is above or at this value. */
export interface GteNode {
  readonly kind: '$gte';
  readonly field: Field;
  readonly value: Scalar;
}

export function createGte(field: Field, value: Scalar): GteNode {
  return Object.freeze({ kind: '$gte', field, value });
}

export const gteOperator: Operator<GteNode> = {
  kind: '$gte',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createGte(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
