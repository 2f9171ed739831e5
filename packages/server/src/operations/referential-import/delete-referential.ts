import { chartrierError } from '@chartrier/messages';
import { type CollectionName, collectionDefinition } from '../../referential/index.ts';
import type { ReferentialRequest, ReferentialRequestServices, ReferentialResult } from './request.ts';
import { runRequest } from './run-request.ts';
import { idOf } from './update-referential.ts';
import { deleteOutline } from './workflows.ts';

export interface DeletionRequest extends ReferentialRequest {
  readonly collection: CollectionName;
  readonly identifier: string;
  /** Removes a context that certificates use, or a vocabulary of the platform. */
  readonly force: boolean;
}

/**
 * Removes a document of reference data by its identifier; what the platform has of its earlier versions stays.
 *
 * @returns OK, or KO with what uses it
 * @throws REFERENTIAL_NOT_FOUND, ADMINISTRATION_TENANT_REQUIRED, REFERENTIAL_OWN_CONTEXT (no operation is made)
 */
export async function deleteReferential(
  services: ReferentialRequestServices,
  request: DeletionRequest,
): Promise<ReferentialResult> {
  const { collection, identifier, force, tenant, caller } = request;
  const { administrationTenant } = services;
  if (collectionDefinition(collection).crossTenant && tenant !== administrationTenant)
    throw chartrierError('ADMINISTRATION_TENANT_REQUIRED', { administrationTenant });
  if (collection === 'Context' && caller.contextId === identifier)
    throw chartrierError('REFERENTIAL_OWN_CONTEXT', { identifier });
  const obId = await idOf(services, tenant, collection, identifier);
  return runRequest(services, request, {
    workflow: deleteOutline(collection),
    collection,
    parameters: { identifier, force },
    obId,
  });
}
