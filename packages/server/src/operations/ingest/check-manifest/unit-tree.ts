import { MAX_GRAPH_LEVELS } from '../../../archive/index.ts';
import type { PackageCheck, PackageRefusal } from '../package-check.ts';
import { describeFault } from '../refusal.ts';
import type { GraphFacts } from '../staging/deposit-facts.ts';

/** No unit is its own ancestor, the tree is not deeper than the archive keeps, nor its units' parents more than it can say. */
export const checkUnitTree: PackageCheck['run'] = async (_context, { facts }) => {
  const { graph } = facts;
  if (graph === undefined) return undefined;
  if (graph.unplaced === 0) return tooDeepOrDense(graph);
  if (graph.cycle === undefined) {
    const parameters = { count: graph.unplaced, max: MAX_GRAPH_LEVELS };
    const fault = { code: 'INGEST_UNIT_CYCLE_LONG', parameters } as const;
    return {
      subcode: 'CHECK_MANIFEST_LOOP',
      techData: describeFault(fault),
      faults: [fault],
      total: graph.unplaced,
    };
  }
  const cycle = graph.cycle.join(', ');
  return {
    subcode: 'CHECK_MANIFEST_LOOP',
    techData: `Cycle : [${cycle}]`,
    faults: [
      {
        code: 'INGEST_UNIT_CYCLE',
        element: 'ArchiveUnitRefId',
        parameters: { cycle: graph.cycle.join(' → ') },
      },
    ],
  };
};

function tooDeepOrDense({ crowded, deepest = 0 }: GraphFacts): PackageRefusal | undefined {
  if (crowded !== undefined) {
    const code = crowded.of === 'unit' ? 'INGEST_UNIT_PARENTS_DENSE' : 'INGEST_UNIT_TREE_DENSE';
    const fault = { code, element: 'ArchiveUnitRefId', parameters: { max: crowded.max } } as const;
    return { techData: describeFault(fault), faults: [fault] };
  }
  if (deepest <= MAX_GRAPH_LEVELS) return undefined;
  const fault = { code: 'INGEST_UNIT_TREE_DEEP', parameters: { deepest, max: MAX_GRAPH_LEVELS } } as const;
  return { techData: describeFault(fault), faults: [fault] };
}
