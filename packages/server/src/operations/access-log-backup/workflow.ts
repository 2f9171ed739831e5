import type { Line } from '@chartrier/offer-format';
import { accessLinesOf, releaseAccessLines } from '../../archive/index.ts';
import type { Database } from '../../platform/index.ts';
import { prepareFolder, type Storage } from '../../storage/index.ts';
import {
  type ActionContext,
  bindWorkflow,
  type CommitDefinition,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';

export interface AccessLogWorkflowServices {
  readonly database: Database;
  readonly storage: Storage;
}

type Context = ActionContext<AccessLogWorkflowServices>;

/** The lines are in the database already: the commit is that they are durable on the offers. */
const commit: CommitDefinition<AccessLogWorkflowServices> = {
  prepare: async (context) => {
    const { services, tenant, operationId } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      await services.database.transaction(
        async (transaction) => {
          for await (const lines of accessLinesOf(transaction, tenant, operationId))
            for (const line of lines) await folder.addLine(asLine(line));
        },
        { isolation: 'repeatable read', readOnly: true },
      );
    });
  },
  publish: async () => undefined,
};

function asLine(document: Readonly<Record<string, unknown>>): Line {
  return { kind: 'access', id: String(document.xRequestId), version: 0, document };
}

const definition: WorkflowDefinition<AccessLogWorkflowServices> = {
  id: 'STORAGE_ACCESS_BACKUP',
  identifier: 'STORAGE_ACCESS_BACKUP',
  typeProc: 'STORAGE_BACKUP',
  version: 1,
  lane: 'small',
  unlisted: true,
  steps: [
    {
      name: 'STORAGE_ACCESS_BACKUP_LINES',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      silent: true,
      actions: [
        {
          key: 'STORAGE_ACCESS_BACKUP_LINES',
          behavior: 'BLOCKING',
          run: async (context) => ({
            status: 'OK',
            silent: true,
            finalData: { evDetData: { Lines: await countLines(context) } },
          }),
        },
      ],
    },
    {
      name: 'STORAGE_ACCESS_BACKUP_END',
      behavior: 'FINALLY',
      distribution: { kind: 'REF' },
      silent: true,
      actions: [
        {
          key: 'STORAGE_ACCESS_BACKUP_STORED',
          behavior: 'NOBLOCKING',
          run: async () => ({ status: 'OK', silent: true }),
        },
      ],
    },
  ],
  commit,
  // Cancelled before its commit: another operation brings these lines.
  cleanUp: async ({ services, tenant, operationId, seq }) => {
    if (seq === undefined) await releaseAccessLines(services.database, tenant, operationId);
  },
};

async function countLines({ services, tenant, operationId }: Context): Promise<number> {
  const { rows } = await services.database.query<{ lines: number }>(
    'select count(*)::integer lines from access_log where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  return rows[0]?.lines ?? 0;
}

export const accessLogBackupOutline: WorkflowOutline = definition;

/** The workflow of this room, for a worker. */
export function accessLogBackupWorkflows(services: AccessLogWorkflowServices): readonly Workflow[] {
  return [bindWorkflow(definition, services)];
}
