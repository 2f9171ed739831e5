import type { IngestContract, ReferentialSnapshot } from '../../referential/index.ts';
import type { HeaderCheck, HeaderCheckResult } from './header-check.ts';
import type { IngestContext } from './ingest-services.ts';
import { referentialOf } from './pass/strategies.ts';
import type { DepositFault } from './refusal.ts';

/**
 * The ingest contract that the manifest names exists, is active, and the caller's context has it; so does, for its own
 * part, the management contract that it names.
 */
export const checkContractIngest: HeaderCheck = {
  key: 'CHECK_CONTRACT_INGEST',
  applies: async () => true,
  async run(context, { facts }) {
    const identifier = facts.header?.archivalAgreement;
    if (identifier === undefined || identifier === '') {
      return refusedFor('CONTRACT_NOT_IN_MANIFEST', { code: 'INGEST_CONTRACT_ABSENT' });
    }
    const referential = referentialOf(context);
    const contract = await referential.find('IngestContract', identifier);
    const parameters = { contract: identifier };
    if (contract === undefined) {
      return refusedFor('CONTRACT_UNKNOWN', { code: 'INGEST_CONTRACT_UNKNOWN', parameters });
    }
    if (contract.Status !== 'ACTIVE') {
      return refusedFor('CONTRACT_INACTIVE', { code: 'INGEST_CONTRACT_INACTIVE', parameters });
    }
    return (
      (await checkContext(context, referential, contract)) ??
      (await checkManagementContract(context, referential, contract))
    );
  },
};

/** All that this check says is of the agreement that the manifest names. */
function refusedFor(subcode: string, fault: Omit<DepositFault, 'element'>): HeaderCheckResult {
  return { subcode, faults: [{ element: 'ArchivalAgreement', ...fault }] };
}

async function checkContext(
  { caller, tenant }: IngestContext,
  referential: ReferentialSnapshot,
  contract: IngestContract,
): Promise<HeaderCheckResult | undefined> {
  const id = caller.contextId ?? '';
  const context = await referential.find('Context', id);
  const parameters = { context: id, contract: contract.Identifier };
  if (context === undefined) {
    return refusedFor('CONTEXT_UNKNOWN', { code: 'INGEST_CONTEXT_UNKNOWN', parameters });
  }
  if (context.Status !== 'ACTIVE') {
    return refusedFor('CONTEXT_INACTIVE', { code: 'INGEST_CONTEXT_INACTIVE', parameters });
  }
  if (!context.EnableControl) return undefined;
  const permission = context.Permissions.find((one) => one.tenant === tenant);
  if (permission?.IngestContracts?.includes(contract.Identifier)) return undefined;
  return refusedFor('CONTRACT_NOT_IN_CONTEXT', { code: 'INGEST_CONTRACT_NOT_IN_CONTEXT', parameters });
}

async function checkManagementContract(
  { services }: IngestContext,
  referential: ReferentialSnapshot,
  { ManagementContractId: identifier }: IngestContract,
): Promise<HeaderCheckResult | undefined> {
  if (identifier === undefined) return undefined;
  const contract = await referential.find('ManagementContract', identifier);
  const parameters = { contract: identifier };
  if (contract === undefined) {
    const code = 'INGEST_MANAGEMENT_CONTRACT_UNKNOWN';
    return refusedFor('MANAGEMENT_CONTRACT_UNKNOWN', { code, parameters });
  }
  if (contract.Status !== 'ACTIVE') {
    const code = 'INGEST_MANAGEMENT_CONTRACT_INACTIVE';
    return refusedFor('MANAGEMENT_CONTRACT_INACTIVE', { code, parameters });
  }
  const missing = Object.values(contract.Storage ?? {}).filter((id) => !services.storage.strategies.has(id));
  if (missing.length === 0) return undefined;
  const code = 'INGEST_MANAGEMENT_CONTRACT_INVALID';
  const fault = { code, parameters: { ...parameters, detail: missing.join(', ') } } as const;
  return refusedFor('MANAGEMENT_CONTRACT_INVALID', fault);
}
