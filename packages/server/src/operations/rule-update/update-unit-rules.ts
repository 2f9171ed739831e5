import { endDateDifference } from './recompute-end-dates.ts';
import type { RuleUpdateAction } from './services.ts';
import { stageNewVersions } from './staged-units.ts';

/** The form of differences that lifecycles hold, as Vitam numbers it. */
const DIFFERENCE_FORM = 1;
const EV_TYPE = 'LFC.UPDATE_UNIT_RULES';

/** Gives the rules of each listed unit their new end dates; a unit in which nothing changes stays as it is. */
export const updateUnitRules: RuleUpdateAction = {
  key: 'UPDATE_UNIT_RULES',
  behavior: 'BLOCKING',
  lifecycle: [{ kind: 'unit', evType: EV_TYPE, audience: 'changed', onlyWithFact: true }],
  run: async (context) => {
    const { range } = context;
    if (range === undefined) throw new Error('UPDATE_UNIT_RULES is run on units');
    const changed = await stageNewVersions(context, 'l.ordinal between $3 and $4', [range.from, range.to]);
    await context.recordFacts(
      changed.map(({ id, changes }) => ({
        itemId: id,
        kind: 'unit',
        evType: EV_TYPE,
        status: 'OK',
        evDetData: { diff: endDateDifference(changes), version: DIFFERENCE_FORM },
      })),
    );
    return { status: 'OK' };
  },
};
