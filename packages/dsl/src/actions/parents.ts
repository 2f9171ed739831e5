import type { JsonObject, JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import { readGuids } from '../parts/roots.ts';
import { type Reading, readObject } from '../reading.ts';

/** A reclassification's action: parents to attach to (`$add`) or to detach from (`$pull`). */
export interface ParentsAction {
  readonly kind: '$add' | '$pull';
  readonly parents: readonly string[];
}

export function createParentsAction(kind: ParentsAction['kind'], parents: readonly string[]): ParentsAction {
  return Object.freeze({ kind, parents: Object.freeze([...parents]) });
}

const KEY = '#unitups';

export function readParentsAction(
  kind: ParentsAction['kind'],
  body: JsonValue,
  path: JsonPath,
  reading: Reading,
): ParentsAction | undefined {
  const parts = readObject(body, path, reading, { known: [KEY], mandatory: [KEY] });
  if (parts?.[KEY] === undefined) return undefined;
  return createParentsAction(kind, readGuids(parts[KEY], memberPath(path, KEY), reading, 1));
}

export function printParentsAction(action: ParentsAction): JsonObject {
  return { [action.kind]: { [KEY]: action.parents } };
}
