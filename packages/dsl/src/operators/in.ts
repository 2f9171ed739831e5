import type { Field } from '../field-name/field.ts';
import type { Scalar } from '../json.ts';
import { printFieldEntry, readFieldList } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The field has one of these values; on a text, one word of one of them. */
export interface InNode {
  readonly kind: '$in';
  readonly field: Field;
  readonly values: readonly Scalar[];
}

export function createIn(field: Field, values: readonly Scalar[]): InNode {
  return Object.freeze({ kind: '$in', field, values: Object.freeze([...values]) });
}

export const inOperator: Operator<InNode> = {
  kind: '$in',
  read: (body, place) => {
    const entry = readFieldList(body, place);
    return entry && createIn(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.values),
};
