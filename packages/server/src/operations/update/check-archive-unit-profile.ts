import type { JsonObject } from '@chartrier/seda';
import { compileControlSchema, MAX_DOCUMENT_MILLISECONDS } from '../../archive/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { stagedUnit } from './staged-unit.ts';
import { referentialOf, type UpdateContext } from './update-context.ts';
import { refusedUpdate, type UpdateFault } from './update-fault.ts';

/** A unit that names an archive unit profile conforms to it: the profile exists, is active, and its schema accepts it. */
export const checkArchiveUnitProfile: ActionDefinition<UpdateWorkflowServices> = {
  key: 'UNIT_METADATA_UPDATE_CHECK_DT',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { document } = await stagedUnit(context.services.database, context);
    const profile = document.ArchiveUnitProfile;
    if (typeof profile !== 'string' || profile === '') return { status: 'OK' };
    const faults = await profileFaults(context, profile, document);
    if (faults.length === 0) return { status: 'OK' };
    return refusedUpdate('UNIT_METADATA_UPDATE_CHECK_DT', faults, context.services.language);
  },
};

async function profileFaults(
  context: UpdateContext,
  profile: string,
  document: JsonObject,
): Promise<readonly UpdateFault[]> {
  const found = await referentialOf(context).find('ArchiveUnitProfile', profile);
  if (found === undefined) return [{ code: 'UPDATE_UNIT_PROFILE_UNKNOWN', parameters: { profile } }];
  if (found.Status !== 'ACTIVE') return [{ code: 'UPDATE_UNIT_PROFILE_INACTIVE', parameters: { profile } }];
  const check = compileControlSchema(found.ControlSchema);
  if (check === undefined) return [{ code: 'UPDATE_UNIT_PROFILE_EMPTY', parameters: { profile } }];
  const description = Object.entries(document).filter(([name]) => !name.startsWith('_'));
  const [verdict] = check([{ ...Object.fromEntries(description), '#management': document._mgt ?? {} }]);
  if (verdict === undefined || 'stopped' in verdict) {
    const parameters = { profile, seconds: MAX_DOCUMENT_MILLISECONDS / 1_000 };
    return [{ code: 'UPDATE_UNIT_PROFILE_LIMIT', parameters }];
  }
  return verdict.faults.map(({ field, detail }) => ({
    code: 'UPDATE_UNIT_PROFILE_INVALID',
    parameters: { profile, field, detail },
  }));
}
