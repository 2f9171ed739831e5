import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldList } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** Not `$in`: a document without the field matches. */
export interface NinNode {
  readonly kind: '$nin';
  readonly field: Field;
  readonly values: readonly Scalar[];
}

export function createNin(field: Field, values: readonly Scalar[]): NinNode {
  return Object.freeze({ kind: '$nin', field, values: Object.freeze([...values]) });
}

export const ninOperator: Operator<NinNode> = {
  kind: '$nin',
  read: (body, place) => {
    const entry = readFieldList(body, place);
    return entry && createNin(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.values),
};
