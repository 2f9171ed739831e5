import { type Finding, type FindingPlace, refusal } from '../finding/finding.ts';
import { isFilled, textsOf } from '../given-document.ts';
import { type Draft, isObject } from '../json/read-model.ts';
import type { ReferentialSnapshot } from '../store/snapshot.ts';

/** A scenario names at least one griffin, and only griffins and formats that exist. */
export async function checkScenario(
  draft: Draft,
  place: FindingPlace,
  referential: ReferentialSnapshot,
): Promise<readonly Finding[]> {
  const byFormat = (Array.isArray(draft.GriffinByFormat) ? draft.GriffinByFormat : []).filter(isObject);
  const uses = [...byFormat, ...(isObject(draft.DefaultGriffin) ? [draft.DefaultGriffin] : [])];
  if (uses.length === 0)
    return [refusal('REFERENTIAL_SCENARIO_WITHOUT_GRIFFIN', { identifier: place.identifier ?? '' }, place)];
  const griffinsNamed = uses.map((use) => use.GriffinIdentifier).filter(isFilled);
  const formatsNamed = byFormat.flatMap((use) => textsOf(use.FormatList));
  const griffinsKnown = await referential.findMany('Griffin', griffinsNamed);
  const formatsKnown = await referential.findMany('FileFormat', formatsNamed);
  const griffins = [...new Set(griffinsNamed)].filter((identifier) => !griffinsKnown.has(identifier));
  const formats = [...new Set(formatsNamed)].filter((puid) => !formatsKnown.has(puid));
  return [
    ...(griffins.length === 0 ? [] : [refusal('REFERENTIAL_GRIFFIN_UNKNOWN', { griffins }, place)]),
    ...(formats.length === 0 ? [] : [refusal('REFERENTIAL_FORMAT_UNKNOWN', { formats }, place)]),
  ];
}
