import type { ProfileFileRequest, ReferentialRequestServices, ReferentialResult } from './request.ts';
import { runRequest } from './run-request.ts';
import { idOf } from './update-referential.ts';
import { attachProfileFileOutline } from './workflows.ts';

/**
 * Attaches an XSD or RNG file to an archive profile.
 *
 * @returns OK with the profile, or KO with what is wrong in the file
 * @throws REFERENTIAL_NOT_FOUND (no operation is made)
 */
export async function attachProfileFile(
  services: ReferentialRequestServices,
  request: ProfileFileRequest,
): Promise<ReferentialResult> {
  const { tenant, identifier, file } = request;
  const obId = await idOf(services, tenant, 'Profile', identifier);
  return runRequest(services, request, {
    workflow: attachProfileFileOutline,
    collection: 'Profile',
    parameters: { identifier },
    given: file,
    obId,
  });
}
