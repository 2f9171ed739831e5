import { unknownKey } from '../faults.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath } from '../json-path.ts';
import { MAX_ACTION_CHARACTERS, MAX_OPERATORS } from '../limits.ts';
import { isWithin } from '../parts/measure.ts';
import { type Reading, readArray, readSingleEntry } from '../reading.ts';
import { type ParentsAction, printParentsAction, readParentsAction } from './parents.ts';
import { printSet, readSet, type SetAction } from './set.ts';
import { printSetRegex, readSetRegex, type SetRegexAction } from './set-regex.ts';
import type { ReadTarget } from './target.ts';
import { printUnset, readUnset, type UnsetAction } from './unset.ts';

/** A change of a document. */
export type Action = SetAction | UnsetAction | SetRegexAction;
export type AnyAction = Action | ParentsAction;

/** Which actions a body may hold, and how it names fields. */
export interface ActionGrammar {
  readonly kinds: readonly AnyAction['kind'][];
  readonly readTarget: ReadTarget;
}

/** `$action`: at least one, each with one key, applied in order. */
export function readActions(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  grammar: ActionGrammar,
): readonly AnyAction[] {
  if (value === undefined || !isWithin(value, MAX_ACTION_CHARACTERS, path, reading)) return [];
  const items = readArray(value, path, reading, { minimum: 1, maximum: MAX_OPERATORS }) ?? [];
  return Object.freeze(
    items.flatMap((item, index) => readAction(item, elementPath(path, index), reading, grammar) ?? []),
  );
}

function readAction(
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
  { kinds, readTarget }: ActionGrammar,
): AnyAction | undefined {
  const entry = readSingleEntry(value, path, reading);
  if (entry === undefined) return undefined;
  const [key, body] = entry;
  const at = memberPath(path, key);
  const kind = kinds.find((known) => known === key);
  switch (kind) {
    case '$set':
      return readSet(body, at, reading, readTarget);
    case '$unset':
      return readUnset(body, at, reading, readTarget);
    case '$setregex':
      return readSetRegex(body, at, reading, readTarget);
    case '$add':
    case '$pull':
      return readParentsAction(kind, body, at, reading);
    case undefined:
      reading.report(unknownKey(at, key, kinds));
      return undefined;
  }
}

export function printAction(action: AnyAction): JsonObject {
  switch (action.kind) {
    case '$set':
      return printSet(action);
    case '$unset':
      return printUnset(action);
    case '$setregex':
      return printSetRegex(action);
    case '$add':
    case '$pull':
      return printParentsAction(action);
  }
}
