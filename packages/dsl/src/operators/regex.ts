import { invalidValue, tooLong } from '../faults.ts';
import type { Field } from '../field-name/field.ts';
import { MAX_PATTERN_CHARACTERS } from '../limits.ts';
import { parseLuceneRegex } from '../text/lucene-regex.ts';
import { printFieldEntry, readFieldText } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** The whole value fits the regular expression, in Lucene's syntax (see text/lucene-regex.ts); case counts. */
export interface RegexNode {
  readonly kind: '$regex';
  readonly field: Field;
  readonly pattern: string;
}

export function createRegex(field: Field, pattern: string): RegexNode {
  return Object.freeze({ kind: '$regex', field, pattern });
}

export const regexOperator: Operator<RegexNode> = {
  kind: '$regex',
  read: (body, place) => {
    const entry = readFieldText(body, place);
    if (entry === undefined) return undefined;
    if (entry.value.length > MAX_PATTERN_CHARACTERS) {
      place.reading.report(tooLong(place.path, MAX_PATTERN_CHARACTERS, entry.value.length));
      return undefined;
    }
    const parsed = parseLuceneRegex(entry.value);
    if (!parsed.ok) {
      place.reading.report(invalidValue(place.path, parsed.reason, entry.value));
      return undefined;
    }
    return createRegex(entry.field, entry.value);
  },
  print: (node) => printFieldEntry(node.field, node.pattern),
};
