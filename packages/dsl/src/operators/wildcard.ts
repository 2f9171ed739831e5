import { tooLong } from '../faults.ts';
import type { Field } from '../field-name/field.ts';
import { MAX_PATTERN_CHARACTERS } from '../limits.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The whole value fits the pattern: `*` any text, `?` one character; case counts. */
export interface WildcardNode {
  readonly kind: '$wildcard';
  readonly field: Field;
  readonly pattern: string;
}

export function createWildcard(field: Field, pattern: string): WildcardNode {
  return Object.freeze({ kind: '$wildcard', field, pattern });
}

export const wildcardOperator: Operator<WildcardNode> = {
  kind: '$wildcard',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    if (entry === undefined) return undefined;
    if (entry.value.length > MAX_PATTERN_CHARACTERS) {
      place.reading.report(tooLong(place.path, MAX_PATTERN_CHARACTERS, entry.value.length));
      return undefined;
    }
    return createWildcard(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.pattern),
};
