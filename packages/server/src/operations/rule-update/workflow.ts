import type { Transaction } from '../../platform/index.ts';
import {
  bindWorkflow,
  type Outcome,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { ruleUpdateCommit } from './commit.ts';
import {
  countStaleRules,
  listArchiveUnits,
  listComputedRules,
  listRunningIngests,
  runningIngests,
} from './prepare-lists.ts';
import {
  changedRules,
  type RuleUpdateAction,
  type RuleUpdateContext,
  type RuleUpdateServices,
} from './services.ts';
import { clearUnits, countUnits } from './staged-units.ts';
import { updateUnitRules } from './update-unit-rules.ts';

const UNITS_PER_BATCH = 500;

/** What the commit does, told where Vitam's journal tells it. */
function doneByCommit(key: string): RuleUpdateAction {
  return { key, behavior: 'BLOCKING', lifecycle: [], run: async (): Promise<Outcome> => ({ status: 'OK' }) };
}

/**
 * A deposit that computed its end dates before the rules changed finds it out when it commits, and has an update of its
 * own: nothing here waits for it, however long it is paused.
 */
const updateRunningIngests: RuleUpdateAction = {
  key: 'UPDATE_RUNNING_INGESTS',
  behavior: 'BLOCKING',
  run: async (context) => ({ status: 'OK', evDetData: { ...(await runningIngests(context)) } }),
};

/** The end dates of units follow the new durations of the rules that they hold (Vitam's definition). */
const ruleUpdate: WorkflowDefinition<RuleUpdateServices> = {
  id: 'UPDATE_RULES_ARCHIVE_UNITS',
  identifier: 'UPDATE_RULES_ARCHIVE_UNITS',
  typeProc: 'UPDATE',
  version: 1,
  lane: 'large',
  name: 'Update of units after a change of rules',
  comment: 'End dates follow the new durations of rules',
  steps: [
    {
      name: 'STP_PREPARE_LISTS',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [listRunningIngests, listArchiveUnits, listComputedRules],
    },
    {
      name: 'STP_INVALIDATE',
      behavior: 'BLOCKING',
      distribution: { kind: 'ITEMS', type: 'Units', batchSize: UNITS_PER_BATCH, statusOnEmpty: 'OK' },
      count: countStaleRules,
      actions: [doneByCommit('COMPUTE_INHERITED_RULES_INVALIDATOR')],
    },
    {
      name: 'STP_UNIT_UPDATE',
      behavior: 'BLOCKING',
      distribution: { kind: 'ITEMS', type: 'Units', batchSize: UNITS_PER_BATCH, statusOnEmpty: 'OK' },
      count: ({ services, tenant, operationId }) => countUnits(services.database, { tenant, operationId }),
      actions: [updateUnitRules, doneByCommit('UNIT_METADATA_STORAGE')],
    },
    {
      name: 'STP_UPDATE_RUNNING_INGESTS',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [updateRunningIngests],
    },
  ],
  commit: ruleUpdateCommit,
  cleanUp: async (context) => {
    await context.services.database.transaction(async (transaction) => {
      if (await hadConflicts(transaction, context))
        await context.services.startRuleUpdate(transaction, { ...context, rules: changedRules(context) });
      await clearUnits(transaction, context);
    });
  },
};

/** Units that changed while their new versions were being written: another update takes them as they are now. */
async function hadConflicts(
  transaction: Transaction,
  { tenant, operationId, seq }: RuleUpdateContext,
): Promise<boolean> {
  if (seq !== undefined) return false;
  const { rowCount } = await transaction.query(
    'select from rule_update_unit where tenant = $1 and operation_id = $2 and conflict limit 1',
    [tenant, operationId],
  );
  return rowCount > 0;
}

export const ruleUpdateOutline: WorkflowOutline = ruleUpdate;

/** The workflow of this room, for a worker. */
export function ruleUpdateWorkflows(services: RuleUpdateServices): readonly Workflow[] {
  return [bindWorkflow(ruleUpdate, services)];
}
