import type { JsonObject, JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import { type Reading, readObject, readString } from '../reading.ts';
import type { ReadTarget, Target } from './target.ts';

/** Replaces every match of a regular expression in a text, or in each text of a list. */
export interface SetRegexAction {
  readonly kind: '$setregex';
  readonly target: Target;
  readonly controlPattern: string;
  readonly updatePattern: string;
}

export function createSetRegex(action: Omit<SetRegexAction, 'kind'>): SetRegexAction {
  return Object.freeze({ kind: '$setregex', ...action });
}

export function readSetRegex(
  body: JsonValue,
  path: JsonPath,
  reading: Reading,
  readTarget: ReadTarget,
): SetRegexAction | undefined {
  const mandatory = ['$target', '$controlPattern', '$updatePattern'];
  const parts = readObject(body, path, reading, { known: mandatory, mandatory });
  if (parts === undefined) return undefined;
  const text = (key: string) =>
    parts[key] === undefined ? undefined : readString(parts[key], memberPath(path, key), reading);
  const name = text('$target');
  const target = name === undefined ? undefined : readTarget(name, memberPath(path, '$target'), reading);
  const controlPattern = text('$controlPattern');
  const updatePattern = text('$updatePattern');
  if (target === undefined || controlPattern === undefined || updatePattern === undefined) return undefined;
  return createSetRegex({ target, controlPattern, updatePattern });
}

export function printSetRegex(action: SetRegexAction): JsonObject {
  return {
    $setregex: {
      $target: action.target.written,
      $controlPattern: action.controlPattern,
      $updatePattern: action.updatePattern,
    },
  };
}
