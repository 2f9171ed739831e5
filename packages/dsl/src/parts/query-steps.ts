import { type Condition, printCondition, readCondition } from '../condition.ts';
import { mandatoryKey, unknownKey, wrongType } from '../faults.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath } from '../json-path.ts';
import { MAX_STEPS } from '../limits.ts';
import { type Reading, readArray, readInteger } from '../reading.ts';

/** One item of a multiple `$query`: a condition, and how far from the previous result it looks. */
export interface QueryStep {
  readonly condition: Condition;
  /** 0: among them; n: descendants at 1 to n; -n: ancestors at 1 to n. Absent: everywhere. */
  readonly depth?: number;
}

export function createQueryStep(condition: Condition, depth?: number): QueryStep {
  return Object.freeze(depth === undefined ? { condition } : { condition, depth });
}

/**
 * `$query` as a list of steps. Where the walk starts decides who says how far: with `$roots`, every step has a
 * `$depth`; without, the first has none and every other has one.
 */
export function readQuerySteps(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  walk: { readonly roots: boolean; readonly minimum?: number; readonly maximum?: number },
): readonly QueryStep[] {
  const bounds = { minimum: walk.minimum ?? 0, maximum: walk.maximum ?? MAX_STEPS };
  const items = readArray(value, path, reading, bounds) ?? [];
  const steps: QueryStep[] = [];
  for (const [index, item] of items.entries()) {
    const step = readStep(item, elementPath(path, index), reading, walk.roots || index > 0);
    if (step !== undefined) steps.push(step);
  }
  return Object.freeze(steps);
}

function readStep(
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
  needsDepth: boolean,
): QueryStep | undefined {
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value));
    return undefined;
  }
  const { $depth, ...operator } = value;
  let depth: number | undefined;
  if ($depth !== undefined) {
    depth = readInteger($depth, memberPath(path, '$depth'), reading);
    if (!needsDepth) reading.report(unknownKey(memberPath(path, '$depth'), '$depth', ['$roots']));
  } else if (needsDepth) reading.report(mandatoryKey(path, '$depth', value));
  const condition = readCondition(operator, path, reading);
  return condition && createQueryStep(condition, depth);
}

export function printQueryStep(step: QueryStep): JsonObject {
  const condition = printCondition(step.condition);
  return step.depth === undefined ? condition : { ...condition, $depth: step.depth };
}
