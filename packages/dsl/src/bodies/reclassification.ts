import { type AnyAction, printAction, readActions } from '../actions/action.ts';
import type { ParentsAction } from '../actions/parents.ts';
import { readRawField } from '../actions/target.ts';
import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath, ROOT_PATH } from '../json-path.ts';
import { MAX_LIST_VALUES } from '../limits.ts';
import { printQueryStep, type QueryStep, readQuerySteps } from '../parts/query-steps.ts';
import { readRoots } from '../parts/roots.ts';
import { type Reading, readArray, readObject } from '../reading.ts';
import { parseBody } from './body.ts';
import { hasRoots } from './select-multiple.ts';

/** Which units change parents, and how. */
export interface ReclassificationRequest {
  readonly roots: readonly string[];
  readonly steps: readonly QueryStep[];
  readonly actions: readonly ParentsAction[];
}

export interface Reclassification {
  readonly kind: 'reclassification';
  readonly requests: readonly ReclassificationRequest[];
}

export function createReclassification(requests: readonly ReclassificationRequest[]): Reclassification {
  return Object.freeze({
    kind: 'reclassification',
    requests: Object.freeze(requests.map((request) => Object.freeze({ ...request }))),
  });
}

/** Reads the list of requests; how many an operation accepts is the operation's to say. */
export function parseReclassification(body: JsonValue): Parsed<Reclassification> {
  return parseBody(body, 'unit', true, (value, reading) => {
    const items = readArray(value, ROOT_PATH, reading, { minimum: 1, maximum: MAX_LIST_VALUES });
    return (
      items &&
      createReclassification(
        items.map((item, index) => readRequest(item, elementPath(ROOT_PATH, index), reading)),
      )
    );
  });
}

function readRequest(value: JsonValue, path: JsonPath, reading: Reading): ReclassificationRequest {
  const mandatory = ['$query', '$action'];
  const parts = readObject(value, path, reading, { known: ['$roots', ...mandatory], mandatory }) ?? {};
  const roots = readRoots(parts.$roots, memberPath(path, '$roots'), reading);
  const walk = { roots: hasRoots(parts.$roots), minimum: 1, maximum: 1 };
  const steps =
    parts.$query === undefined ? [] : readQuerySteps(parts.$query, memberPath(path, '$query'), reading, walk);
  const actions = readActions(parts.$action, memberPath(path, '$action'), reading, {
    kinds: ['$add', '$pull'],
    readTarget: readRawField,
  });
  return { roots, steps, actions: actions.filter(isParentsAction) };
}

function isParentsAction(action: AnyAction): action is ParentsAction {
  return action.kind === '$add' || action.kind === '$pull';
}

export function printReclassification(body: Reclassification): JsonValue {
  return body.requests.map(
    ({ roots, steps, actions }): JsonObject => ({
      $roots: roots,
      $query: steps.map(printQueryStep),
      $action: actions.map(printAction),
    }),
  );
}
