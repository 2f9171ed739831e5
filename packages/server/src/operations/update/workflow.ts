import { isAtLeast } from '../../logbook/index.ts';
import {
  type ActionDefinition,
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { checkArchiveUnitProfile } from './check-archive-unit-profile.ts';
import { checkPermission } from './check-permission.ts';
import { checkRules } from './check-rules.ts';
import { checkUnitSchema } from './check-unit-schema.ts';
import { updateCommit } from './commit.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { clearStagedUnit } from './staged-unit.ts';
import { tellDifference } from './tell-difference.ts';

type Definition = WorkflowDefinition<UpdateWorkflowServices>;

/** Raised when what the workflow does between the same steps changes. */
const VERSION = 1;

/** Events that tell what the commit did; nothing is told of an update that was refused. */
function toldAfterCommit(key: string): ActionDefinition<UpdateWorkflowServices> {
  return {
    key,
    behavior: 'NOBLOCKING',
    run: async ({ status }) => ({ status: 'OK', silent: isAtLeast(status, 'KO') }),
  };
}

/** The update of one unit, whose journal is flat: the events of its actions, then the last one. */
function updateWorkflow(identifier: string): Definition {
  return {
    id: identifier,
    identifier,
    typeProc: 'UPDATE',
    version: VERSION,
    lane: 'small',
    unlisted: true,
    steps: [
      {
        name: `${identifier}_CHECK`,
        behavior: 'BLOCKING',
        distribution: { kind: 'REF' },
        silent: true,
        actions: [checkPermission, checkRules, checkUnitSchema, checkArchiveUnitProfile, tellDifference],
      },
      {
        name: `${identifier}_END`,
        behavior: 'FINALLY',
        distribution: { kind: 'REF' },
        silent: true,
        actions: [toldAfterCommit('COMMIT_LIFE_CYCLE_UNIT'), toldAfterCommit('UNIT_METADATA_STORAGE')],
      },
    ],
    commit: updateCommit,
    cleanUp: async (context) => {
      await context.services.database.transaction((transaction) => clearStagedUnit(transaction, context));
    },
  };
}

const management = updateWorkflow('STP_UPDATE_UNIT');
const description = updateWorkflow('STP_UPDATE_UNIT_DESC');
const definitions: readonly Definition[] = [management, description];

/** The workflows of this room, for a worker. */
export function updateWorkflows(services: UpdateWorkflowServices): readonly Workflow[] {
  return definitions.map((definition) => bindWorkflow(definition, services));
}

/** What can be told of them without their services, for the process that answers the API. */
export const updateOutlines: readonly WorkflowOutline[] = definitions;

/** The workflow of an update, by whether it touches management metadata or the profile. */
export function outlineOf(touchesManagement: boolean): WorkflowOutline {
  return touchesManagement ? management : description;
}
