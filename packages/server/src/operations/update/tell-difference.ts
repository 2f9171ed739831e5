import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import type { JsonObject } from '@chartrier/seda';
import { renderUnit } from '../../archive/query/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import { differenceOf } from './document/difference.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { stagedUnit } from './staged-unit.ts';

/** The form of differences that lifecycles hold, as Vitam numbers it. */
const DIFFERENCE_FORM = 1;

/** What changes, line by line, in the unit's lifecycle and in the operation's last event, from which the answer is made. */
export const tellDifference: ActionDefinition<UpdateWorkflowServices> = {
  key: 'UNIT_METADATA_UPDATE',
  behavior: 'BLOCKING',
  lifecycle: [{ kind: 'unit', evType: 'LFC.UNIT_METADATA_UPDATE', audience: 'changed', onlyWithFact: true }],
  run: async (context) => {
    const { tenant, services } = context;
    const { unit, before, document } = await stagedUnit(services.database, context);
    const shown = (version: JsonObject) =>
      renderUnit({ id: unit, tenant, version: Number(version._v ?? 0), document: version }, WHOLE_DOCUMENT);
    const evDetData = {
      diff: differenceOf(shown(before), shown(document)),
      version: DIFFERENCE_FORM,
    };
    await context.recordFacts([
      { itemId: unit, kind: 'unit', evType: 'LFC.UNIT_METADATA_UPDATE', status: 'OK', evDetData },
    ]);
    return { status: 'OK', finalData: { evDetData } };
  },
};
