import type { SubOutcome } from '../engine/index.ts';
import { checkAgent } from './check-agent.ts';
import { checkArchiveProfile } from './check-archiveprofile.ts';
import { checkContractIngest } from './check-contract-ingest.ts';
import { checkIcApRelation } from './check-ic-ap-relation.ts';
import type { HeaderCheck } from './header-check.ts';
import type { IngestAction, IngestContext, IngestOutcome } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { placeHeaderFaults } from './place-header-faults.ts';
import { faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

const CHECKS: readonly HeaderCheck[] = [
  checkAgent,
  checkContractIngest,
  checkIcApRelation,
  checkArchiveProfile,
];

/** The manifest's header agrees with the reference data: agencies, contract, archival profile. The first failure stops. */
export const checkHeader: IngestAction = {
  key: 'CHECK_HEADER',
  behavior: 'BLOCKING',
  run: async (context) => judgeHeader(context, await stagedDeposit(context)),
};

export async function judgeHeader(context: IngestContext, deposit: Deposit): Promise<IngestOutcome> {
  const data = headerData(deposit);
  const messageIdentifier = deposit.facts.header?.messageIdentifier;
  const masterData = {
    evDetData: data,
    ...(messageIdentifier === undefined ? {} : { obIdIn: messageIdentifier }),
  };
  const subOutcomes: SubOutcome[] = [];
  for (const check of CHECKS) {
    if (!(await check.applies(context, deposit))) continue;
    const refused = await check.run(context, deposit);
    if (refused === undefined) {
      subOutcomes.push({ key: check.key, status: 'OK' });
      continue;
    }
    const faults = await placeHeaderFaults(context, deposit, refused.faults);
    const total = refused.total ?? faults.length;
    const subcode = refused.subcode === undefined ? {} : { subcode: refused.subcode };
    subOutcomes.push({ key: check.key, status: 'KO', ...subcode });
    const evDetData = { ...data, ...refused.data, ...faultsData(faults, { total }) };
    return { status: 'KO', ...subcode, subOutcomes, evDetData, masterData };
  }
  return { status: 'OK', subOutcomes, evDetData: data, masterData };
}

/** What the header says, in the order that Vitam gives it. */
function headerData({ facts }: Deposit): Readonly<Record<string, unknown>> {
  const { header, managementMetadata } = facts;
  const comments = header?.comments.map(({ text }) => text) ?? [];
  const data = {
    EvDetailReq: comments.length > 0 ? comments.join('_') : undefined,
    ArchivalAgreement: header?.archivalAgreement,
    ArchivalProfile: managementMetadata?.archivalProfile,
    AcquisitionInformation: managementMetadata?.acquisitionInformation,
    LegalStatus: managementMetadata?.legalStatus,
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
