import type { XmlObstacle, XmlVerdict } from '../../scan/index.ts';
import { faultSentence } from './archive-profile/fault-sentences.ts';
import { placeFaults } from './archive-profile/place-faults.ts';
import { type ProfileCopy, withProfileCopy } from './archive-profile/profile-copy.ts';
import type { HeaderCheck, HeaderCheckResult } from './header-check.ts';
import type { IngestContext } from './ingest-services.ts';
import { findManifest } from './pass/package-queries.ts';
import { withPackageOf } from './pass/with-package.ts';
import type { DepositFault } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { workflowFlags } from './workflow-flags.ts';

/**
 * The manifest, as it was deposited and in its own namespace, conforms to the file (RNG or XSD) of the archive profile
 * that it names. A profile that has no file, cannot be used, or goes beyond what validation may take refuses the deposit.
 */
export const checkArchiveProfile: HeaderCheck = {
  key: 'CHECK_ARCHIVEPROFILE',
  applies: async (context, deposit) =>
    workflowFlags(context.workflow).checkProfile && profileOf(deposit) !== undefined,
  async run(context, deposit) {
    const profile = profileOf(deposit) ?? '';
    const judged = await withProfileCopy(context, profile, (copy) =>
      judgeByProfile(context, deposit, profile, copy),
    );
    const refused = (fault: Omit<DepositFault, 'element'>): HeaderCheckResult => ({
      data: { ArchivalProfile: profile },
      faults: [{ element: 'ArchivalProfile', ...fault }],
    });
    const parameters = { profile };
    if (judged === 'REFERENTIAL_NOT_FOUND') return refused({ code: 'INGEST_PROFILE_UNKNOWN', parameters });
    if (judged === 'PROFILE_FILE_ABSENT')
      return refused({ code: 'INGEST_ARCHIVE_PROFILE_WITHOUT_FILE', parameters });
    return judged;
  },
};

function profileOf({ facts }: Deposit): string | undefined {
  const profile = facts.managementMetadata?.archivalProfile;
  return profile === '' ? undefined : profile;
}

async function judgeByProfile(
  context: IngestContext,
  deposit: Deposit,
  profile: string,
  copy: ProfileCopy,
): Promise<HeaderCheckResult | undefined> {
  const manifest = await findManifest(context.services.database, deposit);
  if (manifest === undefined) throw new Error(`${context.operationId} has lost its manifest`);
  return await withPackageOf(context, async (opened) => {
    const open = () => opened.content().stream(manifest);
    const document = { bytes: manifest.size, open };
    const verdict = await context.services.xmlValidator.validate(copy, document, context.signal);
    if (verdict.kind === 'valid') return undefined;
    const data = { ArchivalProfile: profile };
    if (verdict.kind === 'stopped') return { data, faults: [obstacleFault(verdict, profile, copy)] };
    const places = await placeFaults(context, deposit, await open(), verdict.faults);
    const faults = verdict.faults.map(({ message }, index): DepositFault => {
      const { fr: detailFr, en: detailEn } = faultSentence(message);
      return {
        code: 'INGEST_ARCHIVE_PROFILE_FAULT',
        ...places[index],
        parameters: { profile, file: copy.file, detailFr, detailEn },
      };
    });
    return { data, faults, total: verdict.total };
  });
}

/** The key of the configuration that names each limit. */
const LIMITS: Readonly<Partial<Record<XmlObstacle, string>>> = {
  time: 'ingest.profiles.timeoutSeconds',
  memory: 'ingest.profiles.memoryMegabytes',
  size: 'ingest.profiles.wholeManifestBytes',
};

function obstacleFault(
  { obstacle, detail }: Extract<XmlVerdict, { kind: 'stopped' }>,
  profile: string,
  { file }: ProfileCopy,
): DepositFault {
  const limit = LIMITS[obstacle];
  const element = 'ArchivalProfile';
  if (limit === undefined) {
    const parameters = { profile, file, detailFr: detail, detailEn: detail };
    return { code: 'INGEST_ARCHIVE_PROFILE_UNUSABLE', element, parameters };
  }
  return { code: 'INGEST_ARCHIVE_PROFILE_LIMIT', element, parameters: { profile, file, limit, detail } };
}
