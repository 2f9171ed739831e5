import {
  clearSymbolicRegisters,
  putSymbolicRegisters,
  stagedSymbolicRegisters,
  stageSymbolicRegisters,
} from '../../archive/index.ts';
import type { Clock, Database } from '../../platform/index.ts';
import { prepareFolder, type Storage } from '../../storage/index.ts';
import {
  bindWorkflow,
  type CommitDefinition,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';

export interface SymbolicRegisterWorkflowServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
}

/** The registers as lines on the offers and as rows, in one commit. */
const commit: CommitDefinition<SymbolicRegisterWorkflowServices> = {
  prepare: async (context) => {
    const { services, tenant, operationId } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      for (const register of await stagedSymbolicRegisters(services.database, tenant, operationId))
        await folder.addLine({
          kind: 'accession_register_symbolic',
          id: register._id,
          version: register._v,
          document: { ...register },
        });
    });
  },
  publish: async ({ tenant, operationId }, transaction) =>
    putSymbolicRegisters(
      transaction,
      tenant,
      await stagedSymbolicRegisters(transaction, tenant, operationId),
    ),
};

const definition: WorkflowDefinition<SymbolicRegisterWorkflowServices> = {
  id: 'ACCESSION_REGISTER_SYMBOLIC',
  identifier: 'ACCESSION_REGISTER_SYMBOLIC',
  typeProc: 'INTERNAL_OPERATING_OP',
  version: 1,
  lane: 'large',
  unlisted: true,
  steps: [
    {
      name: 'ACCESSION_REGISTER_SYMBOLIC_COUNT',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      silent: true,
      actions: [
        {
          key: 'ACCESSION_REGISTER_SYMBOLIC_COUNT',
          behavior: 'BLOCKING',
          run: async (context) => {
            const { tenant, operationId, services } = context;
            const agencies = await context.transaction((transaction) =>
              stageSymbolicRegisters(transaction, { tenant, operationId, date: services.clock.now() }),
            );
            return { status: 'OK', silent: true, finalData: { evDetData: { Agencies: agencies } } };
          },
        },
      ],
    },
    {
      name: 'ACCESSION_REGISTER_SYMBOLIC_END',
      behavior: 'FINALLY',
      distribution: { kind: 'REF' },
      silent: true,
      actions: [
        {
          key: 'ACCESSION_REGISTER_SYMBOLIC_BACKUP',
          behavior: 'NOBLOCKING',
          run: async () => ({ status: 'OK', silent: true }),
        },
      ],
    },
  ],
  commit,
  cleanUp: async ({ services, tenant, operationId }) => {
    await services.database.transaction((transaction) =>
      clearSymbolicRegisters(transaction, tenant, operationId),
    );
  },
};

export const symbolicRegisterOutline: WorkflowOutline = definition;

/** The workflow of this room, for a worker. */
export function symbolicRegisterWorkflows(services: SymbolicRegisterWorkflowServices): readonly Workflow[] {
  return [bindWorkflow(definition, services)];
}
