import { type Action, printAction, readActions } from '../actions/action.ts';
import { readRawField } from '../actions/target.ts';
import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { printQueryStep, type QueryStep, readQuerySteps } from '../parts/query-steps.ts';
import { readRoots } from '../parts/roots.ts';
import { readThreshold } from '../parts/threshold.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';
import { hasRoots } from './select-multiple.ts';
import { isAction } from './update-by-id.ts';

/** The same change on every unit that a walk finds. */
export interface MassUpdate {
  readonly kind: 'massUpdate';
  readonly roots: readonly string[];
  readonly steps: readonly QueryStep[];
  readonly actions: readonly Action[];
  readonly threshold?: number;
}

export function createMassUpdate(body: Omit<MassUpdate, 'kind'>): MassUpdate {
  return Object.freeze({ kind: 'massUpdate', ...body });
}

export function parseMassUpdate(body: JsonValue): Parsed<MassUpdate> {
  return parseBody(body, 'unit', true, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, {
      known: ['$roots', '$query', '$threshold', '$action'],
      mandatory: ['$query', '$action'],
    });
    if (parts === undefined) return undefined;
    const at = (key: string) => memberPath(ROOT_PATH, key);
    const roots = readRoots(parts.$roots, at('$roots'), reading);
    const walk = { roots: hasRoots(parts.$roots) };
    const steps = parts.$query === undefined ? [] : readQuerySteps(parts.$query, at('$query'), reading, walk);
    const threshold = readThreshold(parts.$threshold, at('$threshold'), reading);
    const actions = readActions(parts.$action, at('$action'), reading, {
      kinds: ['$set', '$unset', '$setregex'],
      readTarget: readRawField,
    });
    return createMassUpdate({
      roots,
      steps,
      actions: actions.filter(isAction),
      ...(threshold === undefined ? {} : { threshold }),
    });
  });
}

export function printMassUpdate(body: MassUpdate): JsonObject {
  return {
    $roots: body.roots,
    $query: body.steps.map(printQueryStep),
    ...(body.threshold === undefined ? {} : { $threshold: body.threshold }),
    $action: body.actions.map(printAction),
  };
}
