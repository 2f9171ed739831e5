import type { HeaderCheck } from './header-check.ts';
import type { IngestContext } from './ingest-services.ts';
import { referentialOf } from './pass/strategies.ts';
import type { Deposit } from './staging/deposit.ts';
import { workflowFlags } from './workflow-flags.ts';

/** The manifest's archival profile is one of the contract's, when the contract names some: known and active. */
export const checkIcApRelation: HeaderCheck = {
  key: 'CHECK_IC_AP_RELATION',
  async applies(context, deposit) {
    if (!workflowFlags(context.workflow).checkProfile) return false;
    return (await profilesOfContract(context, deposit)).length > 0;
  },
  async run(context, deposit) {
    const known = await profilesOfContract(context, deposit);
    const profile = deposit.facts.managementMetadata?.archivalProfile;
    const data = { ArchivalProfile: profile ?? '' };
    const parameters = { profile: profile ?? '—', known };
    const fault = { element: 'ArchivalProfile', parameters };
    if (profile !== undefined) {
      const document = await referentialOf(context).find('Profile', profile);
      if (document === undefined)
        return { subcode: 'UNKNOWN', data, faults: [{ code: 'INGEST_PROFILE_UNKNOWN', ...fault }] };
      if (document.Status !== 'ACTIVE')
        return { subcode: 'INACTIVE', data, faults: [{ code: 'INGEST_PROFILE_INACTIVE', ...fault }] };
      if (known.includes(profile)) return undefined;
    }
    return { subcode: 'DIFF', data, faults: [{ code: 'INGEST_PROFILE_DIFFERENT', ...fault }] };
  },
};

async function profilesOfContract(context: IngestContext, { facts }: Deposit): Promise<readonly string[]> {
  const identifier = facts.header?.archivalAgreement;
  if (identifier === undefined) return [];
  const contract = await referentialOf(context).find('IngestContract', identifier);
  return contract?.ArchiveProfiles ?? [];
}
