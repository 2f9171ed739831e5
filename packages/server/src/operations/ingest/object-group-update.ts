import { makeChangedGroups } from './documents/changed-groups.ts';
import { documentFields } from './documents/document-fields.ts';
import type { IngestAction } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';

/** The form of differences that lifecycles hold, as Vitam numbers it. */
const DIFFERENCE_FORM = 1;

/** Makes the new versions of the archive's groups that the deposit adds to; the commit makes them visible. */
export const objectGroupUpdate: IngestAction = {
  key: 'OBJECT_GROUP_UPDATE',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const fields = await documentFields(context, deposit);
    await context.transaction((transaction) => makeChangedGroups(transaction, deposit, fields));
    await context.recordFactsFrom({
      kind: 'objectgroup',
      text: `select id item_id, 'OK' status, jsonb_build_array(jsonb_build_object('t', 'LFC.OBJECT_GROUP_UPDATE',
               'd', jsonb_build_object('diff', difference, 'version', ${DIFFERENCE_FORM})::text)) facts
             from ${deposit.tables.changed_group} where deposit = $1`,
      values: [deposit.deposit],
      outcomes: [{ evType: 'LFC.OBJECT_GROUP_UPDATE', status: 'OK' }],
    });
    return { status: 'OK' };
  },
};
