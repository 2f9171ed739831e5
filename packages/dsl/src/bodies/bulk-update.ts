import { type Action, printAction, readActions } from '../actions/action.ts';
import { readRawField } from '../actions/target.ts';
import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { elementPath, type JsonPath, memberPath, ROOT_PATH } from '../json-path.ts';
import { MAX_LIST_VALUES } from '../limits.ts';
import { printQueryStep, type QueryStep, readQuerySteps } from '../parts/query-steps.ts';
import { type Reading, readArray, readInteger, readObject } from '../reading.ts';
import { parseBody } from './body.ts';
import { isAction } from './update-by-id.ts';

/** One query, meant to find exactly one unit, and its change. */
export interface BulkUpdateQuery {
  readonly steps: readonly QueryStep[];
  readonly actions: readonly Action[];
}

/** An atomic bulk update: a change of its own for each unit. */
export interface BulkUpdate {
  readonly kind: 'bulkUpdate';
  readonly queries: readonly BulkUpdateQuery[];
  readonly threshold?: number;
}

export function createBulkUpdate(body: Omit<BulkUpdate, 'kind'>): BulkUpdate {
  return Object.freeze({
    kind: 'bulkUpdate',
    ...body,
    queries: Object.freeze(body.queries.map((query) => Object.freeze({ ...query }))),
  });
}

export function parseBulkUpdate(body: JsonValue): Parsed<BulkUpdate> {
  return parseBody(body, 'unit', true, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, {
      known: ['queries', 'threshold'],
      mandatory: ['queries'],
    });
    if (parts?.queries === undefined) return undefined;
    const at = memberPath(ROOT_PATH, 'queries');
    const items = readArray(parts.queries, at, reading, { minimum: 1, maximum: MAX_LIST_VALUES }) ?? [];
    const queries = items.map((item, index) => readQuery(item, elementPath(at, index), reading));
    const threshold =
      parts.threshold === undefined
        ? undefined
        : readInteger(parts.threshold, memberPath(ROOT_PATH, 'threshold'), reading, 1);
    return createBulkUpdate({ queries, ...(threshold === undefined ? {} : { threshold }) });
  });
}

function readQuery(value: JsonValue, path: JsonPath, reading: Reading): BulkUpdateQuery {
  const mandatory = ['$query', '$action'];
  const parts = readObject(value, path, reading, { known: mandatory, mandatory }) ?? {};
  const steps =
    parts.$query === undefined
      ? []
      : readQuerySteps(parts.$query, memberPath(path, '$query'), reading, { roots: false, minimum: 1 });
  const actions = readActions(parts.$action, memberPath(path, '$action'), reading, {
    kinds: ['$set', '$unset', '$setregex'],
    readTarget: readRawField,
  });
  return { steps, actions: actions.filter(isAction) };
}

export function printBulkUpdate(body: BulkUpdate): JsonObject {
  return {
    queries: body.queries.map(({ steps, actions }) => ({
      $query: steps.map(printQueryStep),
      $action: actions.map(printAction),
    })),
    ...(body.threshold === undefined ? {} : { threshold: body.threshold }),
  };
}
