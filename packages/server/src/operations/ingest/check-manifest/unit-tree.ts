import { MAX_GRAPH_LEVELS } from '../../../archive/index.ts';
import type { PackageCheck } from '../check-dataobjectpackage.ts';
import { describeFault } from '../refusal.ts';

/** No unit is its own ancestor, and the tree is not deeper than the archive keeps. */
export const checkUnitTree: PackageCheck['run'] = async (_context, { facts }) => {
  const { graph } = facts;
  if (graph === undefined || graph.unplaced === 0) return undefined;
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
