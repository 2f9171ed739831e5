import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldScalar } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field is below or at this value. */
export interface LteNode {
  readonly kind: '$lte';
  readonly field: Field;
  readonly value: Scalar;
}

export function createLte(field: Field, value: Scalar): LteNode {
  return Object.freeze({ kind: '$lte', field, value });
}

export const lteOperator: Operator<LteNode> = {
  kind: '$lte',
  read: (body, place) => {
    const entry = readFieldScalar(body, place);
    return entry && createLte(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
