import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { type CollectionName, findDocument, owningTenant } from '../../referential/index.ts';
import type { ReferentialRequestServices, ReferentialResult, UpdateRequest } from './request.ts';
import { runRequest } from './run-request.ts';
import { updateOutline } from './workflows.ts';

/**
 * Updates a contract, a profile, a context or a security profile by its identifier.
 *
 * @returns OK with the new document, or KO with what is wrong
 * @throws REFERENTIAL_NOT_FOUND (no operation is made)
 */
export async function updateReferential(
  services: ReferentialRequestServices,
  request: UpdateRequest,
): Promise<ReferentialResult> {
  const { collection, identifier, update } = request;
  const obId = await idOf(services, request.tenant, collection, identifier);
  return runRequest(services, request, {
    workflow: updateOutline(collection),
    collection,
    parameters: { identifier, update },
    obId,
  });
}

/** The `_id` of an item. @throws REFERENTIAL_NOT_FOUND */
export async function idOf(
  { database, administrationTenant }: { readonly database: Queryable; readonly administrationTenant: number },
  tenant: number,
  collection: CollectionName,
  identifier: string,
): Promise<string> {
  const owner = owningTenant(collection, { tenant, administrationTenant });
  const document = await findDocument(database, owner, collection, identifier);
  if (document === undefined) throw chartrierError('REFERENTIAL_NOT_FOUND', { identifier });
  return document._id;
}
