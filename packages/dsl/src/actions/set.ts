import { tooShort, wrongType } from '../faults.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import type { Reading } from '../reading.ts';
import type { ReadTarget, Target } from './target.ts';

/** Replaces the values at these paths; objects are replaced whole, missing parents are made. */
export interface SetAction {
  readonly kind: '$set';
  readonly values: readonly { readonly target: Target; readonly value: JsonValue }[];
}

export function createSet(values: SetAction['values']): SetAction {
  return Object.freeze({
    kind: '$set',
    values: Object.freeze(values.map((entry) => Object.freeze({ ...entry }))),
  });
}

export function readSet(
  body: JsonValue,
  path: JsonPath,
  reading: Reading,
  readTarget: ReadTarget,
): SetAction | undefined {
  if (!isObject(body)) {
    reading.report(wrongType(path, 'object', body));
    return undefined;
  }
  const entries = Object.entries(body);
  if (entries.length === 0) reading.report(tooShort(path, 1, body));
  const values = entries.flatMap(([name, value]) => {
    const target = readTarget(name, memberPath(path, name), reading);
    return target === undefined ? [] : [{ target, value }];
  });
  return createSet(values);
}

export function printSet(action: SetAction): JsonObject {
  return { $set: Object.fromEntries(action.values.map(({ target, value }) => [target.written, value])) };
}
