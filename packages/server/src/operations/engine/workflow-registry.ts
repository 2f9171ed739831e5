import { chartrierError } from '@chartrier/messages';
import type { Workflow, WorkflowOutline } from './definition.ts';

/** The workflows that a process knows. */
export interface WorkflowRegistry<Known extends WorkflowOutline = Workflow> {
  readonly all: readonly Known[];
  /** `id@version` of each. */
  readonly versions: readonly string[];
  /** The definition that an operation follows. */
  find(id: string, version: number): Known | undefined;
  /** The latest version, which a new operation follows. @throws WORKFLOW_UNKNOWN */
  latest(id: string): Known;
}

/** @throws WORKFLOW_MALFORMED */
export function workflowRegistry<Known extends WorkflowOutline>(
  workflows: readonly Known[],
): WorkflowRegistry<Known> {
  const byVersion = new Map<string, Known>();
  const byId = new Map<string, Known>();
  for (const workflow of workflows) {
    checkWorkflow(workflow);
    const key = versionKey(workflow.id, workflow.version);
    if (byVersion.has(key)) throw malformed(workflow, `version ${workflow.version} is given twice`);
    byVersion.set(key, workflow);
    if ((byId.get(workflow.id)?.version ?? -1) < workflow.version) byId.set(workflow.id, workflow);
  }
  return {
    all: [...byId.values()],
    versions: [...byVersion.keys()],
    find: (id, version) => byVersion.get(versionKey(id, version)),
    latest: (id) => {
      const workflow = byId.get(id);
      if (workflow === undefined) throw chartrierError('WORKFLOW_UNKNOWN', { workflow: id });
      return workflow;
    },
  };
}

/** Index of the FINALLY step; the number of steps when there is none. */
export function finallyIndex(workflow: Pick<WorkflowOutline, 'steps'>): number {
  const index = workflow.steps.findIndex((step) => step.behavior === 'FINALLY');
  return index < 0 ? workflow.steps.length : index;
}

export function versionKey(id: string, version: number): string {
  return `${id}@${version}`;
}

function checkWorkflow(workflow: WorkflowOutline): void {
  const names = workflow.steps.map((step) => step.name);
  if (names.length === 0) throw malformed(workflow, 'it has no step');
  if (new Set(names).size < names.length) throw malformed(workflow, 'two steps have the same name');
  if (finallyIndex(workflow) < names.length - 1) throw malformed(workflow, 'FINALLY is not the last step');
  for (const { name, distribution } of workflow.steps)
    if (
      distribution.kind === 'ITEMS' &&
      !(Number.isInteger(distribution.batchSize) && distribution.batchSize > 0)
    )
      throw malformed(workflow, `the batch size of ${name} is not a positive whole number`);
}

function malformed(workflow: WorkflowOutline, reason: string): Error {
  return chartrierError('WORKFLOW_MALFORMED', { workflow: workflow.id, reason });
}
