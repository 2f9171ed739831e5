import type { Field } from '../field-name/field.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** Words, phrases, `+`, `-`, `|`, parentheses and `*` (see text/simple-query.ts). */
export interface SearchNode {
  readonly kind: '$search';
  readonly field: Field;
  readonly value: string;
}

export function createSearch(field: Field, value: string): SearchNode {
  return Object.freeze({ kind: '$search', field, value });
}

export const searchOperator: Operator<SearchNode> = {
  kind: '$search',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    return entry && createSearch(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
