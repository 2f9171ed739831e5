/**
 * The engine of operations: workflows as data, steps and batches that survive a crash, one commit, and the
 * journal that nobody else writes. It runs in workers; the API asks it through PostgreSQL.
 */
export type { LifecycleDeclaration, LifecycleFact, Status } from '../../logbook/index.ts';
export { bindWorkflow } from './bind-workflow.ts';
export type { CrashPoint, CrashPoints } from './crash-points.ts';
export { type CreateOperation, createOperation, startOperation } from './create-operation.ts';
export {
  type ActionContext,
  type ActionDefinition,
  type Behavior,
  type CommitDefinition,
  CommitRefused,
  type Distribution,
  type FactsQuery,
  type FinalData,
  type ItemRange,
  type MasterData,
  type OperationCaller,
  type Outcome,
  type ProcessState,
  type StepDefinition,
  type SubOutcome,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from './definition.ts';
export type {
  ChainLink,
  EngineDependencies,
  JournalVoice,
  SealOperation,
} from './dependencies.ts';
export { describeWorkflows, type WorkflowDescription } from './describe-workflows.ts';
export {
  type OperationChange,
  type OperationFollowers,
  operationFollowers,
} from './follow-operations.ts';
export { type ForcedPause, forcePause, removeForcedPause } from './forced-pause.ts';
export { listOperations, type ProcessDetail, type ProcessQuery } from './list-operations.ts';
export { restoreOperation } from './operation-header.ts';
export { type OperationStatus, operationStatus } from './operation-status.ts';
export { readBatchReport } from './read-batch-report.ts';
export { cancelOperation, type RequestedAction, requestAction } from './request-action.ts';
export { type Lanes, runWorker, type WorkerOptions } from './run-worker.ts';
export { waitForCompletion } from './wait-for-completion.ts';
export { type WorkflowRegistry, workflowRegistry } from './workflow-registry.ts';
