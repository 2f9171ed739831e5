import {
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { EXTERNAL_LOGBOOK } from './read-journal.ts';

/**
 * A journal that another application gives to keep. Its events came with the operation; running it only brings them to
 * the offers, as every journal.
 */
const externalLogbook: WorkflowDefinition<undefined> = {
  id: EXTERNAL_LOGBOOK,
  identifier: EXTERNAL_LOGBOOK,
  typeProc: EXTERNAL_LOGBOOK,
  version: 1,
  lane: 'small',
  unlisted: true,
  givenJournal: true,
  steps: [
    {
      name: 'STP_EXTERNAL_LOGBOOK',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      silent: true,
      actions: [
        {
          key: EXTERNAL_LOGBOOK,
          behavior: 'BLOCKING',
          run: async () => ({ status: 'OK', silent: true }),
        },
      ],
    },
  ],
};

export const externalLogbookOutline: WorkflowOutline = externalLogbook;

/** The workflow of this room, for a worker. */
export function externalLogbookWorkflows(): readonly Workflow[] {
  return [bindWorkflow(externalLogbook, undefined)];
}
