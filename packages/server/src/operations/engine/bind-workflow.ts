import type { Transaction } from '../../platform/index.ts';
import type {
  ActionContext,
  ActionDefinition,
  CommitDefinition,
  StepDefinition,
  Workflow,
  WorkflowDefinition,
} from './definition.ts';

/**
 * Gives a workflow the services that its actions need, once: the engine then runs workflows of all kinds
 * without knowing any of their services.
 */
export function bindWorkflow<Services>(
  definition: WorkflowDefinition<Services>,
  services: Services,
): Workflow {
  const { commit, reply, cleanUp, release, confirm, steps, ...outline } = definition;
  const given = (context: ActionContext<undefined>): ActionContext<Services> => ({ ...context, services });
  return {
    ...outline,
    steps: steps.map((step) => bindStep(step, given)),
    ...(commit === undefined ? {} : { commit: bindCommit(commit, given) }),
    ...(reply === undefined ? {} : { reply: (context: ActionContext<undefined>) => reply(given(context)) }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: (
            transaction: Transaction,
            operation: { readonly tenant: number; readonly operationId: string },
          ) => confirm(transaction, operation, services),
        }),
    ...(release === undefined
      ? {}
      : {
          release: (operation: { readonly tenant: number; readonly operationId: string }) =>
            release(operation, services),
        }),
    ...(cleanUp === undefined
      ? {}
      : { cleanUp: (context: ActionContext<undefined>) => cleanUp(given(context)) }),
  };
}

type Given<Services> = (context: ActionContext<undefined>) => ActionContext<Services>;

function bindStep<Services>(
  { count, actions, ...step }: StepDefinition<Services>,
  given: Given<Services>,
): StepDefinition<undefined> {
  return {
    ...step,
    ...(count === undefined ? {} : { count: (context: ActionContext<undefined>) => count(given(context)) }),
    actions: actions.map((action) => bindAction(action, given)),
  };
}

function bindAction<Services>(
  { run, ...action }: ActionDefinition<Services>,
  given: Given<Services>,
): ActionDefinition<undefined> {
  return { ...action, run: (context) => run(given(context)) };
}

function bindCommit<Services>(
  { prepare, addRows, publish }: CommitDefinition<Services>,
  given: Given<Services>,
): CommitDefinition<undefined> {
  return {
    prepare: (context) => prepare(given(context)),
    ...(addRows === undefined
      ? {}
      : {
          addRows: (context: ActionContext<undefined>, transaction: Transaction) =>
            addRows(given(context), transaction),
        }),
    publish: (context, transaction, seq) => publish(given(context), transaction, seq),
  };
}
