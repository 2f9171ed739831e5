import { type Facet, printFacet, readFacets } from '../facets/facet.ts';
import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { printFilter, readFilter, type SelectFilter } from '../parts/filter.ts';
import { type Projection, printProjection, readProjection } from '../parts/projection.ts';
import { printQueryStep, type QueryStep, readQuerySteps } from '../parts/query-steps.ts';
import { readRoots } from '../parts/roots.ts';
import { readThreshold } from '../parts/threshold.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';

/** A search of units or object groups: a walk of steps from roots, a page, facets. */
export interface SelectMultiple {
  readonly kind: 'selectMultiple';
  readonly roots: readonly string[];
  readonly steps: readonly QueryStep[];
  readonly filter?: SelectFilter;
  readonly projection: Projection;
  readonly facets: readonly Facet[];
  readonly threshold?: number;
}

export function createSelectMultiple(body: Omit<SelectMultiple, 'kind'>): SelectMultiple {
  return Object.freeze({ kind: 'selectMultiple', ...body });
}

const KEYS = ['$roots', '$query', '$filter', '$projection', '$facets', '$threshold'];

/** Reads the body of a search of units or object groups. */
export function parseSelectMultiple(
  body: JsonValue,
  vocabulary: 'unit' | 'objectgroup',
): Parsed<SelectMultiple> {
  return parseBody(body, vocabulary, true, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, {
      known: KEYS,
      mandatory: ['$query', '$projection'],
    });
    if (parts === undefined) return undefined;
    const at = (key: string) => memberPath(ROOT_PATH, key);
    const roots = readRoots(parts.$roots, at('$roots'), reading);
    const steps =
      parts.$query === undefined
        ? []
        : readQuerySteps(parts.$query, at('$query'), reading, { roots: hasRoots(parts.$roots) });
    const filter = readFilter(parts.$filter, at('$filter'), reading);
    const projection = readProjection(parts.$projection, at('$projection'), reading);
    const facets = readFacets(parts.$facets, at('$facets'), reading);
    const threshold = readThreshold(parts.$threshold, at('$threshold'), reading);
    return createSelectMultiple({
      roots,
      steps,
      projection,
      facets,
      ...(filter === undefined ? {} : { filter }),
      ...(threshold === undefined ? {} : { threshold }),
    });
  });
}

/** Whether the body names roots: what is wrong with them is told apart. */
export function hasRoots(roots: JsonValue | undefined): boolean {
  return roots !== undefined && !(Array.isArray(roots) && roots.length === 0);
}

export function printSelectMultiple(body: SelectMultiple): JsonObject {
  return {
    $roots: body.roots,
    $query: body.steps.map(printQueryStep),
    ...(body.filter === undefined ? {} : { $filter: printFilter(body.filter) }),
    $projection: printProjection(body.projection),
    ...(body.facets.length === 0 ? {} : { $facets: body.facets.map(printFacet) }),
    ...(body.threshold === undefined ? {} : { $threshold: body.threshold }),
  };
}
