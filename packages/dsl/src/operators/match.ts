import type { Field } from '../field-name/field.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** At least one of the words. */
export interface MatchNode {
  readonly kind: '$match';
  readonly field: Field;
  readonly value: string;
}

export function createMatch(field: Field, value: string): MatchNode {
  return Object.freeze({ kind: '$match', field, value });
}

export const matchOperator: Operator<MatchNode> = {
  kind: '$match',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    return entry && createMatch(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
