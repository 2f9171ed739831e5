import type { Behavior, Distribution, WorkflowOutline } from './definition.ts';

/** A workflow in the words of Vitam's definition files: what `GET workflows` answers. */
export interface WorkflowDescription {
  readonly id: string;
  readonly name: string;
  readonly identifier: string;
  readonly typeProc: string;
  readonly comment: string;
  readonly steps: readonly {
    readonly id: string;
    readonly workerGroupId: string;
    readonly stepName: string;
    readonly behavior: Behavior;
    readonly distribution: {
      readonly kind: string;
      readonly element?: string;
      readonly type?: string;
      readonly statusOnEmptyDistribution?: string;
      readonly bulkSize?: number;
    };
    readonly actions: readonly {
      readonly action: { readonly actionKey: string; readonly behavior: string };
    }[];
  }[];
}

/** The workflows that users may launch, in the order in which they were registered. */
export function describeWorkflows(workflows: readonly WorkflowOutline[]): readonly WorkflowDescription[] {
  return workflows
    .filter((workflow) => workflow.unlisted !== true)
    .map((workflow) => ({
      id: workflow.id,
      name: workflow.name ?? workflow.id,
      identifier: workflow.identifier,
      typeProc: workflow.typeProc,
      comment: workflow.comment ?? '',
      steps: workflow.steps.map((step, index) => ({
        id: `${workflow.id}_${index}_${step.name}`,
        workerGroupId: 'DefaultWorker',
        stepName: step.name,
        behavior: step.behavior,
        distribution: describeDistribution(step.distribution),
        actions: step.actions.map(({ key, behavior }) => ({ action: { actionKey: key, behavior } })),
      })),
    }));
}

function describeDistribution(distribution: Distribution) {
  if (distribution.kind === 'REF') return { kind: 'REF' };
  return {
    kind: 'LIST_ORDERING_IN_FILE',
    type: distribution.type,
    bulkSize: distribution.batchSize,
    ...(distribution.statusOnEmpty === null ? {} : { statusOnEmptyDistribution: distribution.statusOnEmpty }),
  };
}
