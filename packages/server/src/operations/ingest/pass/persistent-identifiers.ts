import type { PersistentIdentifierPolicy } from '../../../referential/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';
import { managementContractOf } from './strategies.ts';

/** What the deposit's items receive as persistent identifiers, by the management contract's policy. */
export interface PersistentIdentification {
  readonly contract: string;
  /** The name assigning authority (NAAN). */
  readonly authority: string;
  readonly units: boolean;
  readonly usages: PersistentIdentifierPolicy['PersistentIdentifierUsages'];
}

/** The policy of ARKs of the management contract, if it has one. */
export async function persistentIdentificationOf(
  context: IngestContext,
  deposit: Deposit,
): Promise<PersistentIdentification | undefined> {
  const contract = await managementContractOf(context, deposit);
  const policy = contract?.PersistentIdentifierPolicy?.find(
    ({ PersistentIdentifierPolicyType: type }) => type === 'ARK',
  );
  if (contract === undefined || policy === undefined) return undefined;
  return {
    contract: contract.Identifier,
    authority: policy.PersistentIdentifierAuthority,
    units: policy.PersistentIdentifierUnit,
    usages: policy.PersistentIdentifierUsages,
  };
}
