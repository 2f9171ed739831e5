import type { DslFault } from '@chartrier/dsl';
import { type AccessFilter, unitIdsStatement } from '../../archive/query/index.ts';
import { createOperation, type OperationCaller } from '../engine/index.ts';
import { type ExportRequest, printRequest } from './request.ts';
import type { ExportRequestServices } from './services.ts';
import { dipOutline } from './workflow.ts';

export interface ExportLaunch {
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  readonly access: AccessFilter;
  readonly request: ExportRequest;
}

/**
 * Launches the export of what a query finds under an access contract.
 *
 * @returns the faults of a query that cannot be run: nothing is launched then
 */
export async function launchDipExport(
  { database, voice, fieldTypes }: Pick<ExportRequestServices, 'database' | 'voice' | 'fieldTypes'>,
  { tenant, operationId, caller, access, request }: ExportLaunch,
): Promise<readonly DslFault[]> {
  const found = unitIdsStatement({ query: request.query, access, fieldTypes: await fieldTypes() });
  if (!found.ok) return found.faults;
  await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: dipOutline,
      tenant,
      id: operationId,
      parameters: printRequest(request),
      caller,
      firstAction: 'RESUME',
      master: { rightsStatementIdentifier: JSON.stringify({ AccessContract: request.contract }) },
    }),
  );
  return [];
}
