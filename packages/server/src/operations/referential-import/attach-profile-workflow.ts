import { Readable } from 'node:stream';
import { vitamDateTime } from '../../platform/index.ts';
import { type Draft, type Finding, readProfileRoot, refusal } from '../../referential/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { backupAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { checkContext, GIVEN_FILE, type ImportContext, readGiven, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageUpdate } from './update-document.ts';

const IDENTIFIER = 'STP_IMPORT_PROFILE_FILE';

/** Name that the file is kept under: `0_profile_PR-000001_20240131_101112.rng`. */
function fileName({ tenant, createdAt }: ImportContext, profile: Draft): string {
  const [day = '', time = ''] = vitamDateTime(createdAt).split('T');
  const stamp = `${day.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}`;
  const identifier = String(profile.Identifier).replaceAll(/[^\w.-]/g, '_');
  return `${tenant}_profile_${identifier}_${stamp}.${String(profile.Format).toLowerCase()}`;
}

async function profileOf(context: ImportContext): Promise<Draft> {
  const identifier = String(context.parameters.identifier);
  const { referential } = await checkContext(context, 'Profile');
  const profile = await referential.find('Profile', identifier);
  if (profile === undefined) throw new Error(`The profile ${identifier} was removed before its file came`);
  return profile;
}

/** A document that no profile describes: it shows whether the profile itself can be used. */
const TRIAL = Buffer.from('<trial/>');

/** What is wrong with the file: not XML of its language, another file that it opens, or what validation does not take. */
async function profileFinding(
  context: ImportContext,
  identifier: string,
  format: 'XSD' | 'RNG',
): Promise<Finding | undefined> {
  const fault = await readProfileRoot(await readGiven(context), format);
  if (fault !== undefined) {
    const { line, column, reason, opensAnother } = fault;
    const place = { identifier, line, column };
    return opensAnother
      ? refusal('PROFILE_FILE_OPENS_ANOTHER', { reason }, place)
      : refusal('PROFILE_FILE_INVALID', { format, reason }, place);
  }
  const path = await context.services.workspace.localPath(context.operationId, GIVEN_FILE);
  const trial = { bytes: TRIAL.length, open: async () => Readable.from([TRIAL], { objectMode: false }) };
  const verdict = await context.services.xmlValidator.validate({ path, format }, trial, context.signal);
  if (verdict.kind !== 'stopped') return undefined;
  const { obstacle, detail } = verdict;
  return refusal('PROFILE_FILE_UNUSABLE', { obstacle, reason: detail }, { identifier });
}

const storeProfile: ActionDefinition<ReferentialWorkflowServices> = {
  key: 'OP_PROFILE_STORAGE',
  behavior: 'BLOCKING',
  run: async (context): Promise<Outcome> => {
    const { services } = context;
    const profile = await profileOf(context);
    const format = profile.Format === 'XSD' ? 'XSD' : 'RNG';
    const obId = String(profile._id);
    const finding = await profileFinding(context, String(profile.Identifier), format);
    if (finding !== undefined) {
      const findings = [finding];
      const refused = refusedOutcome(findings, 1, () => ({ key: 'profileCheck' }), services.language);
      return { ...refused, finalData: { ...refused.finalData, obId } };
    }
    const Path = fileName(context, profile);
    const after = { ...profile, Path, LastUpdate: vitamDateTime(services.clock.now()) };
    await context.transaction((transaction) =>
      stageUpdate(transaction, stagingPlace(context, 'Profile'), profile, after),
    );
    const profileUpdate = { updateField: 'Path', oldPath: profile.Path ?? '', newPath: Path };
    return { status: 'OK', evDetData: { profileUpdate }, finalData: { obId, evDetData: { profileUpdate } } };
  },
};

/** Attaches an XSD or RNG file to an archive profile. */
export const attachProfileFileWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow(
  {
    identifier: IDENTIFIER,
    checks: [storeProfile],
    commit: commitStaged({
      collection: 'Profile',
      words: { key: 'profileCheck' },
      givenFile: async (context) => fileName(context, await profileOf(context)),
    }),
    afterwards: [backupAction('BACKUP_PROFILE')],
  },
);
