import {
  type ManagementContract,
  openReferentialSnapshot,
  type ReferentialSnapshot,
} from '../../../referential/index.ts';
import { DEFAULT_STRATEGY } from '../../../storage/index.ts';
import { memoryOf } from '../attempt-memory.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';

/** Where a deposit's units, groups and objects go. */
export interface DepositStrategies {
  readonly unit: string;
  readonly objectGroup: string;
  readonly object: string;
}

export function referentialOf(context: IngestContext): ReferentialSnapshot {
  const { database, administrationTenant } = context.services;
  const remembered = memoryOf(context)?.referential;
  return remembered ?? openReferentialSnapshot(database, { tenant: context.tenant, administrationTenant });
}

/** The management contract that the deposit's contract names. */
export async function managementContractOf(
  context: IngestContext,
  deposit: Deposit,
): Promise<ManagementContract | undefined> {
  const referential = referentialOf(context);
  const agreement = deposit.facts.header?.archivalAgreement;
  const contract = agreement === undefined ? undefined : await referential.find('IngestContract', agreement);
  return contract?.ManagementContractId === undefined
    ? undefined
    : await referential.find('ManagementContract', contract.ManagementContractId);
}

/** The strategies of the management contract that the deposit's contract names, the default ones otherwise. */
export async function strategiesOf(context: IngestContext, deposit: Deposit): Promise<DepositStrategies> {
  const storage = (await managementContractOf(context, deposit))?.Storage;
  return {
    unit: storage?.UnitStrategy ?? DEFAULT_STRATEGY,
    objectGroup: storage?.ObjectGroupStrategy ?? DEFAULT_STRATEGY,
    object: storage?.ObjectStrategy ?? DEFAULT_STRATEGY,
  };
}
