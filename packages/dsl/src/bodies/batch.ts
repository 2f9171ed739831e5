import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { printQueryStep, type QueryStep, readQuerySteps } from '../parts/query-steps.ts';
import { readRoots } from '../parts/roots.ts';
import { readThreshold } from '../parts/threshold.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';
import { hasRoots } from './select-multiple.ts';

/** The units that an operation works on (elimination, rules, computed rules …). */
export interface Batch {
  readonly kind: 'batch';
  readonly roots: readonly string[];
  readonly steps: readonly QueryStep[];
  readonly threshold?: number;
}

export function createBatch(body: Omit<Batch, 'kind'>): Batch {
  return Object.freeze({ kind: 'batch', ...body });
}

export function parseBatch(body: JsonValue): Parsed<Batch> {
  return parseBody(body, 'unit', true, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, {
      known: ['$roots', '$query', '$threshold'],
      mandatory: ['$query'],
    });
    if (parts === undefined) return undefined;
    const at = (key: string) => memberPath(ROOT_PATH, key);
    const roots = readRoots(parts.$roots, at('$roots'), reading);
    const walk = { roots: hasRoots(parts.$roots) };
    const steps = parts.$query === undefined ? [] : readQuerySteps(parts.$query, at('$query'), reading, walk);
    const threshold = readThreshold(parts.$threshold, at('$threshold'), reading);
    return createBatch({ roots, steps, ...(threshold === undefined ? {} : { threshold }) });
  });
}

export function printBatch(body: Batch): JsonObject {
  return {
    $roots: body.roots,
    $query: body.steps.map(printQueryStep),
    ...(body.threshold === undefined ? {} : { $threshold: body.threshold }),
  };
}
