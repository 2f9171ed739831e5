import {
  type ActionDefinition,
  bindWorkflow,
  type StepDefinition,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { computedRulesCommit } from './commit.ts';
import { computeRules } from './compute-rules.ts';
import type { ComputedRulesServices } from './services.ts';
import { checkThreshold, clearStaged, countStaged } from './stage-units.ts';

type Definition = WorkflowDefinition<ComputedRulesServices>;
type Step = StepDefinition<ComputedRulesServices>;

/** Raised when what a workflow does between the same steps changes. */
const VERSION = 1;
/** Units computed together: their ancestors are read with one statement, and held until they are done. */
const BATCH_UNITS = 1_000;

/** An action that the peer names and that has nothing left to do here: what it prepared is prepared before. */
function told(key: string): ActionDefinition<ComputedRulesServices> {
  return { key, behavior: 'BLOCKING', lifecycle: [], run: async () => ({ status: 'OK' }) };
}

function preparation(threshold: string): Step {
  return {
    name: 'STP_COMPUTE_INHERITED_RULES_PREPARATION',
    behavior: 'BLOCKING',
    distribution: { kind: 'REF' },
    actions: [checkThreshold(threshold), told('COMPUTE_INHERITED_RULES_PREPARATION')],
  };
}

function onUnits(name: string, action: ActionDefinition<ComputedRulesServices>): Step {
  return {
    name,
    behavior: 'BLOCKING',
    distribution: { kind: 'ITEMS', type: 'Units', batchSize: BATCH_UNITS, statusOnEmpty: 'WARNING' },
    count: countStaged,
    actions: [action],
  };
}

function finalization(behavior: 'BLOCKING' | 'FINALLY'): Step {
  return {
    name: 'STP_COMPUTE_INHERITED_RULES_FINALIZATION',
    behavior,
    distribution: { kind: 'REF' },
    actions: [told('COMPUTE_INHERITED_RULES_FINALIZATION')],
  };
}

const cleanUp: NonNullable<Definition['cleanUp']> = async (context) => {
  await context.services.database.transaction((transaction) => clearStaged(transaction, context));
};

const computation: Definition = {
  id: 'COMPUTE_INHERITED_RULES',
  identifier: 'COMPUTE_INHERITED_RULES',
  typeProc: 'COMPUTE_INHERITED_RULES',
  version: VERSION,
  lane: 'large',
  name: 'Compute inherited rules',
  comment: 'Computes the rules in force on units, and keeps them on these units',
  steps: [
    preparation('COMPUTED_INHERITED_RULES_CHECK_DISTRIBUTION_THRESHOLD'),
    onUnits('STP_COMPUTE_INHERITED_RULES', computeRules),
    finalization('FINALLY'),
  ],
  commit: computedRulesCommit('computed'),
  cleanUp,
};

const removal: Definition = {
  id: 'COMPUTE_INHERITED_RULES_DELETE',
  identifier: 'COMPUTE_INHERITED_RULES_DELETE',
  typeProc: 'COMPUTE_INHERITED_RULES_DELETE',
  version: VERSION,
  lane: 'large',
  name: 'Remove computed inherited rules',
  comment: 'Removes what units keep of the rules in force on them',
  steps: [
    preparation('CHECK_DISTRIBUTION_THRESHOLD'),
    onUnits('STP_COMPUTE_INHERITED_RULES_DELETE', told('COMPUTE_INHERITED_RULES_DELETE')),
    finalization('BLOCKING'),
  ],
  commit: computedRulesCommit('removed'),
  cleanUp,
};

const definitions: readonly Definition[] = [computation, removal];

/** The workflows of this room, for a worker. */
export function computedRulesWorkflows(services: ComputedRulesServices): readonly Workflow[] {
  return definitions.map((definition) => bindWorkflow(definition, services));
}

/** What can be told of them without their services. */
export const computedRulesOutlines: readonly WorkflowOutline[] = definitions;

export function outlineOf(kind: 'compute' | 'remove'): WorkflowOutline {
  return kind === 'compute' ? computation : removal;
}
