import { type Field, readField } from '../field-name/field.ts';
import type { JsonValue, Scalar } from '../json.ts';
import { memberPath } from '../json-path.ts';
import { MAX_LIST_VALUES } from '../limits.ts';
import { readScalar, readScalars, readSingleEntry, readString } from '../reading.ts';
import type { Place } from './operator.ts';

/** `{ field: … }`, the body of most operators: the field, and what `readValue` makes of its value. */
export function readFieldEntry<T>(
  body: JsonValue,
  place: Place,
  readValue: (value: JsonValue, place: Place) => T | undefined,
): { readonly field: Field; readonly value: T } | undefined {
  const entry = readSingleEntry(body, place.path, place.reading);
  if (entry === undefined) return undefined;
  const [name, content] = entry;
  const path = memberPath(place.path, name);
  const field = readField(name, path, place.reading);
  const value = readValue(content, { ...place, path });
  return field === undefined || value === undefined ? undefined : { field, value };
}

export function readFieldScalar(body: JsonValue, place: Place) {
  return readFieldEntry<Scalar>(body, place, (value, at) => readScalar(value, at.path, at.reading));
}

export function readFieldText(body: JsonValue, place: Place) {
  return readFieldEntry<string>(body, place, (value, at) => readString(value, at.path, at.reading));
}

export function readFieldList(body: JsonValue, place: Place) {
  return readFieldEntry<readonly Scalar[]>(body, place, (value, at) =>
    readScalars(value, at.path, at.reading, MAX_LIST_VALUES),
  );
}

export function printFieldEntry(field: Field, value: JsonValue): JsonValue {
  return { [field.written]: value };
}
