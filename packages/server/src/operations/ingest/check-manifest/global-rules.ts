import type { PackageCheck } from '../package-check.ts';
import { describeFault } from '../refusal.ts';

/** Characters of the rules declared in ManagementMetadata: every root unit of the deposit gets a copy of them. */
const MAX_GLOBAL_RULES_CHARACTERS = 64 * 1024;

/** What the manifest declares for all its roots is what a person would write. */
export const checkGlobalRules: PackageCheck['run'] = async (_context, { facts }) => {
  const { length } = JSON.stringify(facts.managementMetadata?.management ?? {});
  if (length <= MAX_GLOBAL_RULES_CHARACTERS) return undefined;
  const fault = {
    code: 'INGEST_GLOBAL_RULES_TOO_LONG',
    element: 'ManagementMetadata',
    parameters: { length, max: MAX_GLOBAL_RULES_CHARACTERS },
  } as const;
  return {
    subcode: 'CHECK_MANIFEST_MALFORMED_DATA',
    techData: { error: describeFault(fault) },
    faults: [fault],
  };
};
