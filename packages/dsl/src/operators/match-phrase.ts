import type { Field } from '../field-name/field.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The words, adjacent and in this order. */
export interface MatchPhraseNode {
  readonly kind: '$match_phrase';
  readonly field: Field;
  readonly value: string;
}

export function createMatchPhrase(field: Field, value: string): MatchPhraseNode {
  return Object.freeze({ kind: '$match_phrase', field, value });
}

export const matchPhraseOperator: Operator<MatchPhraseNode> = {
  kind: '$match_phrase',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    return entry && createMatchPhrase(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.value),
};
