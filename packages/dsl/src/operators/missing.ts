import { unknownKey } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import type { Operator } from './operator.ts';

/** Not `$exists`. Queries without steps accept it inside `$subobject` only. */
export interface MissingNode {
  readonly kind: '$missing';
  readonly field: Field;
}

export function createMissing(field: Field): MissingNode {
  return Object.freeze({ kind: '$missing', field });
}

export const missingOperator: Operator<MissingNode> = {
  kind: '$missing',
  read: (body, place) => {
    if (!place.reading.steps && !place.insideSubobject) {
      place.reading.report(unknownKey(place.path, '$missing', ['$not', '$exists']));
      return undefined;
    }
    const field = readField(body, place.path, place.reading);
    return field && createMissing(field);
  },
  print: (node) => node.field.written,
};
