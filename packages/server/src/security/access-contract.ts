import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { AccessContract, ReferentialSnapshot } from '../referential/index.ts';

/**
 * The access contract that a request names in X-Access-Contract-Id: it must exist on the tenant and be ACTIVE.
 *
 * @returns the contract, or the refusal (an internal 401, which each endpoint answers in its own way)
 */
export async function resolveAccessContract(
  referential: ReferentialSnapshot,
  identifier: string | undefined,
): Promise<AccessContract | ChartrierError> {
  if (identifier === undefined || identifier === '') return chartrierError('ACCESS_CONTRACT_MISSING');
  const contract = await referential.find('AccessContract', identifier);
  if (contract === undefined)
    return chartrierError('ACCESS_CONTRACT_UNKNOWN', {
      contract: identifier,
      tenant: referential.scope.tenant,
    });
  return contract.Status === 'ACTIVE'
    ? contract
    : chartrierError('ACCESS_CONTRACT_INACTIVE', { contract: identifier });
}
