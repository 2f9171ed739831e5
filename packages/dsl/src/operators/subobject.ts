import type { Condition } from '../condition.ts';
import { dslFault } from '../fault.ts';
import { type Field, readField } from '../field-name/field.ts';
import { memberPath } from '../json-path.ts';
import { readSingleEntry } from '../reading.ts';
import { printFieldEntry } from './field-entry.ts';
import type { Operator } from './operator.ts';

/** All the conditions hold on the same element of a nested list; inner names keep the whole path. */
export interface SubobjectNode {
  readonly kind: '$subobject';
  readonly field: Field;
  readonly condition: Condition;
}

export function createSubobject(field: Field, condition: Condition): SubobjectNode {
  return Object.freeze({ kind: '$subobject', field, condition });
}

export const subobjectOperator: Operator<SubobjectNode> = {
  kind: '$subobject',
  read: (body, place, readCondition) => {
    if (place.insideSubobject) {
      place.reading.report(
        dslFault('NO_VIABLE_ALTERNATIVE', place.path, {
          fr: '$subobject ne peut pas contenir un autre $subobject',
          en: '$subobject cannot hold another $subobject',
          remedyFr: 'réunir les conditions dans un seul $subobject, avec $and',
          remedyEn: 'put the conditions in one $subobject, with $and',
        }),
      );
      return undefined;
    }
    const entry = readSingleEntry(body, place.path, place.reading);
    if (entry === undefined) return undefined;
    const [name, content] = entry;
    const path = memberPath(place.path, name);
    const field = readField(name, path, place.reading);
    const condition = readCondition(content, { ...place, path, insideSubobject: true });
    return field && condition && createSubobject(field, condition);
  },
  print: (node, printCondition) => printFieldEntry(node.field, printCondition(node.condition)),
};
