import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field is above this value. */
export interface GtNode {
  readonly kind: '$gt';
  readonly field: Field;
  readonly value: Scalar;
}

export function createGt(field: Field, value: Scalar): GtNode {
  return Object.freeze({ kind: '$gt', field, value });
}

export const gtOperator: Operator<GtNode> = {
  kind: '$gt',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createGt(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
