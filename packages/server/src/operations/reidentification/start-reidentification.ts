import { createOperation, type OperationCaller } from '../engine/index.ts';
import type { ReidentificationRequestServices, ReidentificationScope } from './services.ts';
import { outlineOf } from './workflow.ts';

export interface ReidentificationRequest {
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  /** Only tells what would change. */
  readonly dryRun: boolean;
  readonly scope: ReidentificationScope;
}

/** Starts the re-identification of what a tenant holds, in the background: its operation tells how far it is. */
export async function startReidentification(
  { database, voice }: ReidentificationRequestServices,
  { tenant, operationId, caller, dryRun, scope }: ReidentificationRequest,
): Promise<void> {
  await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: outlineOf(dryRun),
      tenant,
      id: operationId,
      parameters: { ...scope },
      caller,
      firstAction: 'RESUME',
    }),
  );
}
