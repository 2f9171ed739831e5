import { checkAttachedUnits } from './check-manifest/attached-units.ts';
import { checkAttachmentContract } from './check-manifest/attachment-contract.ts';
import { checkExistingGroups } from './check-manifest/existing-groups.ts';
import { checkExternalEvents } from './check-manifest/external-events.ts';
import { checkGlobalRules } from './check-manifest/global-rules.ts';
import { checkGroupVersions } from './check-manifest/group-versions.ts';
import { checkGroupsDeclared } from './check-manifest/groups-declared.ts';
import { checkMasterMandatory } from './check-manifest/master-mandatory.ts';
import { checkObjectDesignations } from './check-manifest/object-designations.ts';
import { checkUnitLinks } from './check-manifest/unit-links.ts';
import { checkUnitTree } from './check-manifest/unit-tree.ts';
import type { PackageCheck, PackageRefusal } from './package-check.ts';

const RULES: readonly PackageCheck['run'][] = [
  checkGroupsDeclared,
  checkGroupVersions,
  checkUnitLinks,
  checkAttachedUnits,
  checkAttachmentContract,
  checkObjectDesignations,
  checkExistingGroups,
  checkExternalEvents,
  checkGlobalRules,
  checkUnitTree,
  checkMasterMandatory,
];

/**
 * Units, groups and objects of the manifest fit together, and with what the archive holds already. All rules are looked
 * at: the first that is broken gives the outcome, the faults of all of them are listed.
 */
export const checkManifest: PackageCheck = {
  key: 'CHECK_MANIFEST',
  async run(context, deposit) {
    const refusals: PackageRefusal[] = [];
    for (const rule of RULES) {
      const refusal = await rule(context, deposit);
      if (refusal !== undefined) refusals.push(refusal);
    }
    const first = refusals[0];
    if (first === undefined) return undefined;
    return {
      ...first,
      faults: refusals.flatMap(({ faults }) => faults),
      total: refusals.reduce((sum, { faults, total }) => sum + (total ?? faults.length), 0),
    };
  },
};
