import type { FieldTypes } from '../field-types.ts';
import type { ExactType } from '../fields/value-test.ts';

/**
 * What a field that the model does not declare holds: the ontology says it when it knows the whole path (as Vitam
 * looks it up in queries); otherwise it is text.
 */
export function freeFieldType(dotted: string, types: FieldTypes): ExactType | 'text' {
  switch (types.get(dotted)) {
    case 'KEYWORD':
    case 'ENUM':
    case 'GEO_POINT':
      return 'keyword';
    case 'DATE':
      return 'date';
    case 'LONG':
      return 'long';
    case 'DOUBLE':
      return 'double';
    case 'BOOLEAN':
      return 'boolean';
    case 'TEXT':
    case undefined:
      return 'text';
  }
}
