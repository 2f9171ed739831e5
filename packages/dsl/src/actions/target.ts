import { illegalName } from '../faults.ts';
import { createField, type Field, readField } from '../field-name/field.ts';
import type { JsonValue } from '../json.ts';
import type { JsonPath } from '../json-path.ts';
import { type Reading, readString } from '../reading.ts';
import { isProtectedName } from './protected-names.ts';

/** The field that an action changes. */
export type Target = Field;

export type ReadTarget = (name: JsonValue, path: JsonPath, reading: Reading) => Target | undefined;

/** A field of an update by id: a name of the query language, and one that may be changed from outside. */
export const readSettableField: ReadTarget = (name, path, reading) => {
  const field = readField(name, path, reading);
  if (field === undefined) return undefined;
  if (isProtectedName(field.written, reading.vocabulary)) {
    reading.report(illegalName(path, field.written, 'protected'));
    return undefined;
  }
  return field;
};

/**
 * A field of a mass or bulk update, taken as it is written: names that start with `#`, `_` or `$` are not refused
 * here, the operation itself ends KO on them.
 */
export const readRawField: ReadTarget = (name, path, reading) => {
  const written = readString(name, path, reading);
  return written === undefined ? undefined : createField(written, written);
};
