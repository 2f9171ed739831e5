import { type ChartrierError, chartrierError } from '@chartrier/messages';
import {
  type InheritanceFault,
  type InheritanceLimits,
  type InheritedRules,
  inheritedRules,
} from '@chartrier/rules';
import type { Queryable } from '../../platform/index.ts';
import { type GraphReading, loadUnitGraph } from './unit-graph.ts';

/** Paths that may be made for one answer, on the ancestors of its units too. */
const MAX_INHERITANCE_PATHS = 1_000_000;
/** Identifiers that the paths of one answer may name: some 80 MB of it. */
const MAX_INHERITANCE_STEPS = 2_000_000;

const LIMITS: InheritanceLimits = { paths: MAX_INHERITANCE_PATHS, steps: MAX_INHERITANCE_STEPS };

/**
 * The rules in force on these units, by id, with one statement whatever their number and that of their ancestors.
 *
 * @throws INHERITANCE_TOO_LARGE (400) when there are more paths than an answer may hold, UNIT_GRAPH_BROKEN (500) when a
 * unit's ancestors are not all there, or turn in a circle
 */
export async function inheritedRulesOfUnits(
  queryable: Queryable,
  tenant: number,
  ids: readonly string[],
  reading: GraphReading = {},
): Promise<ReadonlyMap<string, InheritedRules>> {
  const graph = await loadUnitGraph(queryable, tenant, ids, reading);
  const outcome = inheritedRules(ids, graph, LIMITS);
  if (!outcome.ok) throw refusal(outcome.fault);
  return outcome.byUnit;
}

function refusal({ kind, unit }: InheritanceFault): ChartrierError {
  return kind === 'TOO_MANY_PATHS'
    ? chartrierError('INHERITANCE_TOO_LARGE', { unit, ...LIMITS })
    : chartrierError('UNIT_GRAPH_BROKEN', { unit, kind });
}
