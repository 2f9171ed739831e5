import type { Field } from '../field-name/field.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** All the words, in any order. */
export interface MatchAllNode {
  readonly kind: '$match_all';
  readonly field: Field;
  readonly value: string;
}

export function createMatchAll(field: Field, value: string): MatchAllNode {
  return Object.freeze({ kind: '$match_all', field, value });
}

export const matchAllOperator: Operator<MatchAllNode> = {
  kind: '$match_all',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    return entry && createMatchAll(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
