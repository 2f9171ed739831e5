import { type Field, readField } from '../field-name/field.ts';
import type { Operator } from './operator.ts';

/** The field, or any field under it, has a value that is not null. */
export interface ExistsNode {
  readonly kind: '$exists';
  readonly field: Field;
}

export function createExists(field: Field): ExistsNode {
  return Object.freeze({ kind: '$exists', field });
}

export const existsOperator: Operator<ExistsNode> = {
  kind: '$exists',
  read: (body, place) => {
    const field = readField(body, place.path, place.reading);
    return field && createExists(field);
  },
  print: (node) => node.field.written,
};
