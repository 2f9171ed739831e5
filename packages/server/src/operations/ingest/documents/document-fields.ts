import { vitamDateTime } from '../../../platform/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { type PersistentIdentification, persistentIdentificationOf } from '../pass/persistent-identifiers.ts';
import { type DepositStrategies, referentialOf, strategiesOf } from '../pass/strategies.ts';
import type { Deposit } from '../staging/deposit.ts';
import { workflowFlags } from '../workflow-flags.ts';

/** What all documents of a deposit have in common. */
export interface DocumentFields {
  readonly tenant: number;
  readonly operationId: string;
  readonly unitType: string;
  /** Absent from holding units. */
  readonly originatingAgency: string | undefined;
  readonly strategies: DepositStrategies;
  /** Absent: nothing receives a persistent identifier. */
  readonly identification: PersistentIdentification | undefined;
  readonly sedaVersion: string;
  readonly implementationVersion: string;
  readonly now: string;
  /** The contract asks for the rules in force to be computed afterwards. */
  readonly computeInheritedRules: boolean;
}

export async function documentFields(context: IngestContext, deposit: Deposit): Promise<DocumentFields> {
  const { header, managementMetadata, manifest } = deposit.facts;
  const { unitType } = workflowFlags(context.workflow);
  const agreement = header?.archivalAgreement;
  const contract =
    agreement === undefined ? undefined : await referentialOf(context).find('IngestContract', agreement);
  return {
    tenant: context.tenant,
    operationId: context.operationId,
    unitType,
    originatingAgency: unitType === 'HOLDING_UNIT' ? undefined : managementMetadata?.originatingAgency,
    strategies: await strategiesOf(context, deposit),
    identification: await persistentIdentificationOf(context, deposit),
    sedaVersion: manifest?.version ?? '',
    implementationVersion: context.services.implementationVersion,
    now: vitamDateTime(context.services.clock.now()),
    computeInheritedRules: contract?.ComputeInheritedRulesAtIngest ?? false,
  };
}
