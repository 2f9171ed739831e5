import type { Batch, DslFault } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { type AccessFilter, unitIdsStatement } from '../../archive/query/index.ts';
import type { AccessContract } from '../../referential/index.ts';
import { createOperation, type OperationCaller } from '../engine/index.ts';
import { printParameters } from './request.ts';
import type { ComputedRulesRequestServices } from './services.ts';
import { outlineOf } from './workflow.ts';

export interface ComputedRulesRequest {
  readonly kind: 'compute' | 'remove';
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  readonly contract: AccessContract;
  readonly access: AccessFilter;
  readonly query: Batch;
}

/**
 * Launches the computation of inherited rules on the units of a query, or the removal of what was computed. As in Vitam,
 * the former asks for a contract that may change management metadata, the latter does not.
 *
 * @returns the faults of a query that cannot be run
 * @throws COMPUTED_RULES_PERMISSION (401)
 */
export async function launchComputedRules(
  { database, voice, fieldTypes }: ComputedRulesRequestServices,
  { kind, tenant, operationId, caller, contract, access, query }: ComputedRulesRequest,
): Promise<readonly DslFault[]> {
  if (kind === 'compute' && (!contract.WritingPermission || contract.WritingRestrictedDesc))
    throw chartrierError('COMPUTED_RULES_PERMISSION', { contract: contract.Identifier });
  const found = unitIdsStatement({ query, access, fieldTypes: await fieldTypes() });
  if (!found.ok) return found.faults;
  await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: outlineOf(kind),
      tenant,
      id: operationId,
      parameters: printParameters({ query, contract: contract.Identifier }),
      caller,
      firstAction: 'RESUME',
      master: { rightsStatementIdentifier: JSON.stringify({ AccessContract: contract.Identifier }) },
    }),
  );
  return [];
}
