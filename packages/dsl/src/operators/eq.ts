import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field has this value; on a text, every word of it; on a list, one element suffices. */
export interface EqNode {
  readonly kind: '$eq';
  readonly field: Field;
  readonly value: Scalar;
}

export function createEq(field: Field, value: Scalar): EqNode {
  return Object.freeze({ kind: '$eq', field, value });
}

export const eqOperator: Operator<EqNode> = {
  kind: '$eq',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createEq(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
