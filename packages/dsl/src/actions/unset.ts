import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath } from '../json-path.ts';
import { MAX_LIST_VALUES } from '../limits.ts';
import { type Reading, readArray } from '../reading.ts';
import type { ReadTarget, Target } from './target.ts';

/** Removes the values at these paths; an absent one is not a mistake. */
export interface UnsetAction {
  readonly kind: '$unset';
  readonly targets: readonly Target[];
}

export function createUnset(targets: readonly Target[]): UnsetAction {
  return Object.freeze({ kind: '$unset', targets: Object.freeze([...targets]) });
}

export function readUnset(
  body: JsonValue,
  path: JsonPath,
  reading: Reading,
  readTarget: ReadTarget,
): UnsetAction | undefined {
  const names = readArray(body, path, reading, { minimum: 1, maximum: MAX_LIST_VALUES, single: true });
  if (names === undefined) return undefined;
  return createUnset(
    names.flatMap((name, index) => readTarget(name, elementPath(path, index), reading) ?? []),
  );
}

export function printUnset(action: UnsetAction): JsonObject {
  return { $unset: action.targets.map((target) => target.written) };
}
