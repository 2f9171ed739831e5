import { ChartrierError, errorMessage, errorRemedy } from '@chartrier/messages';

/** Groups that an event names; the others are counted. */
const NAMED = 100;

/** The data of a refused commit: groups that another operation changed meanwhile. */
export function faultsOf(groups: readonly string[]): Readonly<Record<string, unknown>> {
  const faults = groups.slice(0, NAMED).map((group) => {
    const error = new ChartrierError('REIDENTIFIED_GROUP_CHANGED', { group });
    return {
      code: error.code,
      fr: errorMessage(error, 'fr'),
      en: errorMessage(error, 'en'),
      remedyFr: errorRemedy(error, 'fr'),
      remedyEn: errorRemedy(error, 'en'),
    };
  });
  return { evDetTechData: faults[0]?.fr ?? '', faults, faultCount: groups.length };
}
