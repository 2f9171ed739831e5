import type { Field } from '../field-name/field.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The words, adjacent and in this order; the last may be the beginning of a word. */
export interface MatchPhrasePrefixNode {
  readonly kind: '$match_phrase_prefix';
  readonly field: Field;
  readonly value: string;
}

export function createMatchPhrasePrefix(field: Field, value: string): MatchPhrasePrefixNode {
  return Object.freeze({ kind: '$match_phrase_prefix', field, value });
}

export const matchPhrasePrefixOperator: Operator<MatchPhrasePrefixNode> = {
  kind: '$match_phrase_prefix',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    return entry && createMatchPhrasePrefix(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
