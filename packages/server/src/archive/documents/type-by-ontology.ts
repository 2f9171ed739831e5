import type { JsonObject, JsonValue } from '@chartrier/seda';
import type { OntologyType } from '../../referential/index.ts';
import { type FieldFault, shown } from './field-fault.ts';
import { storedDate } from './stored-date.ts';

/** The type that the ontology gives to a leaf's name, at any depth; undefined for a name that it does not know. */
export type TypeOfField = (name: string) => OntologyType | undefined;

/** A longer text cannot be looked for by its value (the limit of Vitam's search engine, in bytes of UTF-8). */
export const MAX_TEXT_BYTES = 32_766;

export interface Typed {
  readonly document: JsonObject;
  readonly faults: readonly FieldFault[];
}

/**
 * Gives each leaf of a document the type that the ontology says: numbers, booleans, dates in the stored form, texts. A
 * value that cannot be converted stays as it is and is a fault.
 */
export function typeDocument(document: JsonObject, typeOf: TypeOfField): Typed {
  const faults: FieldFault[] = [];
  return { document: typeObject(document, '', typeOf, faults), faults };
}

function typeObject(object: JsonObject, path: string, typeOf: TypeOfField, faults: FieldFault[]): JsonObject {
  const typed: JsonObject = {};
  for (const [name, value] of Object.entries(object)) {
    typed[name] = typeValue(value, name, path === '' ? name : `${path}.${name}`, typeOf, faults);
  }
  return typed;
}

function typeValue(
  value: JsonValue,
  name: string,
  path: string,
  typeOf: TypeOfField,
  faults: FieldFault[],
): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item, index) => typeValue(item, name, `${path}[${index}]`, typeOf, faults));
  }
  if (value === null) return value;
  if (typeof value === 'object') return typeObject(value, path, typeOf, faults);
  const result = typeLeaf(value, typeOf(name));
  if ('value' in result) return result.value;
  faults.push({ rule: result.rule, field: path, found: shown(value), ...result.expected });
  return value;
}

type Leaf = string | number | boolean;
type TypedLeaf =
  | { readonly value: Leaf }
  | { readonly rule: FieldFault['rule']; readonly expected?: { readonly expected: string } };

function typeLeaf(value: Leaf, type: OntologyType | undefined): TypedLeaf {
  switch (type) {
    case 'LONG': {
      const number = typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
      return Number.isSafeInteger(number) ? { value: number } : { rule: 'not-an-integer' };
    }
    case 'DOUBLE': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number)
        ? { value: number }
        : { rule: 'not-a-number' };
    }
    case 'BOOLEAN': {
      if (typeof value === 'boolean') return { value };
      const text = String(value).trim().toLowerCase();
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { rule: 'not-a-boolean' };
    }
    case 'DATE': {
      const date = storedDate(String(value).trim());
      return date === undefined ? { rule: 'not-a-date' } : { value: date };
    }
    case 'GEO_POINT':
      return { value };
    default: {
      const text = String(value);
      // At most three bytes a character of UTF-16: most texts need no count.
      const tooLong = text.length * 3 >= MAX_TEXT_BYTES && Buffer.byteLength(text) >= MAX_TEXT_BYTES;
      return tooLong ? { rule: 'too-long', expected: { expected: `< ${MAX_TEXT_BYTES}` } } : { value: text };
    }
  }
}
