import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field is below this value. */
export interface LtNode {
  readonly kind: '$lt';
  readonly field: Field;
  readonly value: Scalar;
}

export function createLt(field: Field, value: Scalar): LtNode {
  return Object.freeze({ kind: '$lt', field, value });
}

export const ltOperator: Operator<LtNode> = {
  kind: '$lt',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createLt(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
