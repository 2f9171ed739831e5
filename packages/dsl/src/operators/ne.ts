import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** Not `$eq`: a document without the field matches. */
export interface NeNode {
  readonly kind: '$ne';
  readonly field: Field;
  readonly value: Scalar;
}

export function createNe(field: Field, value: Scalar): NeNode {
  return Object.freeze({ kind: '$ne', field, value });
}

export const neOperator: Operator<NeNode> = {
  kind: '$ne',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createNe(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
