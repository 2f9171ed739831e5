import { clearStaging } from '../../referential/index.ts';
import type { ActionDefinition, CommitDefinition, WorkflowDefinition } from '../engine/index.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** Raised when what a workflow of this room does between the same steps changes. */
const VERSION = 1;

export interface ReferentialWorkflowParts {
  /** evType of the operation: STP_IMPORT_RULES. */
  readonly identifier: string;
  /** Before the commit; one that refuses ends it there. */
  readonly checks: readonly ActionDefinition<ReferentialWorkflowServices>[];
  readonly commit: CommitDefinition<ReferentialWorkflowServices>;
  /** After the commit, or after a refusal: what the journal tells of files and reports. */
  readonly afterwards: readonly ActionDefinition<ReferentialWorkflowServices>[];
}

/**
 * An import or an update as a workflow of the small lane. Its journal is flat, as Vitam's is for reference data: the
 * events of its actions, then the last one; steps tell nothing.
 */
export function referentialWorkflow({
  identifier,
  checks,
  commit,
  afterwards,
}: ReferentialWorkflowParts): WorkflowDefinition<ReferentialWorkflowServices> {
  return {
    id: identifier,
    identifier,
    typeProc: 'MASTERDATA',
    version: VERSION,
    lane: 'small',
    unlisted: true,
    steps: [
      {
        name: `${identifier}_CHECK`,
        behavior: 'BLOCKING',
        distribution: { kind: 'REF' },
        silent: true,
        actions: checks,
      },
      {
        name: `${identifier}_END`,
        behavior: 'FINALLY',
        distribution: { kind: 'REF' },
        silent: true,
        actions: afterwards,
      },
    ],
    commit,
    cleanUp: async ({ services, tenant, operationId }) => {
      await services.database.transaction((transaction) =>
        clearStaging(transaction, { tenant, operationId }),
      );
      await services.workspace.remove(operationId);
    },
  };
}
