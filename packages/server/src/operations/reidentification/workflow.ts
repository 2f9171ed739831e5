import {
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { reidentificationCommit } from './commit.ts';
import { REIDENTIFICATION, reidentifyGroups } from './reidentify-groups.ts';
import { selectGroups } from './select-groups.ts';
import type { ReidentificationServices } from './services.ts';
import { tellFindings } from './tell-findings.ts';

type Definition = WorkflowDefinition<ReidentificationServices>;

/** Raised when what the workflow does between the same steps changes. */
const VERSION = 1;
/** Groups of a batch: what a restart identifies again, and a page of what they hold in memory. */
const GROUPS_AT_ONCE = 500;

function reidentification(id: string, changes: boolean): Definition {
  return {
    id,
    identifier: id,
    typeProc: 'UPDATE',
    name: changes ? 'Re-identification of formats' : 'Re-identification of formats, trial',
    version: VERSION,
    lane: 'large',
    steps: [
      {
        name: 'STP_FORMAT_REIDENTIFICATION',
        behavior: 'BLOCKING',
        distribution: {
          kind: 'ITEMS',
          type: 'ObjectGroup',
          batchSize: GROUPS_AT_ONCE,
          statusOnEmpty: 'OK',
          audience: 'changed',
        },
        count: selectGroups,
        actions: [reidentifyGroups(changes)],
      },
      {
        name: 'STP_FORMAT_REIDENTIFICATION_REPORT',
        behavior: 'FINALLY',
        distribution: { kind: 'REF' },
        actions: [tellFindings],
      },
    ],
    ...(changes ? { commit: reidentificationCommit } : {}),
    cleanUp: async ({ services, tenant, operationId }) => {
      await services.database.transaction(async (transaction) => {
        const ours = [tenant, operationId];
        await transaction.query(
          'delete from reidentification_item where tenant = $1 and operation_id = $2',
          ours,
        );
        // What a trial found is read until the next one.
        const others = `r.operation_id <> $2 and exists (
          select from operation o where o.tenant = $1 and o.id = r.operation_id and o.state = 'COMPLETED')`;
        await transaction.query(
          `delete from reidentified_group r where r.tenant = $1 and ${changes ? 'r.operation_id = $2' : others}`,
          ours,
        );
      });
    },
  };
}

const change = reidentification(REIDENTIFICATION, true);
const trial = reidentification(`${REIDENTIFICATION}_TRIAL`, false);
const definitions: readonly Definition[] = [change, trial];

/** The workflows of this room, for a worker. */
export function reidentificationWorkflows(services: ReidentificationServices): readonly Workflow[] {
  return definitions.map((definition) => bindWorkflow(definition, services));
}

/** What can be told of them without their services, for the process that answers the API. */
export const reidentificationOutlines: readonly WorkflowOutline[] = definitions;

export function outlineOf(dryRun: boolean): WorkflowOutline {
  return dryRun ? trial : change;
}
