import { documentFields } from './documents/document-fields.ts';
import { makeGroupDocuments } from './documents/group-documents.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import type { Deposit } from './staging/deposit.ts';
import { halvesOf } from './staging/halves.ts';
import { holdsNo } from './staging/rare-parts.ts';
import { sideBySide } from './staging/side-by-side.ts';

/**
 * Makes the documents of the new object groups, and tells how many objects of a usage the archive's groups have with those
 * that are added; the commit makes them visible.
 */
export const ogMetadataIndexation: IngestAction = {
  key: 'OG_METADATA_INDEXATION',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const fields = await documentFields(context, deposit);
    await sideBySide(
      ...halvesOf(ordinalsOf(context)).map((range) =>
        context.transaction((transaction) =>
          // an attempt whose marks are gathered is the first
          makeGroupDocuments(transaction, deposit, fields, range, { isFirst: context.gathered }),
        ),
      ),
    );
    if (holdsNo(deposit.facts, 'attachedUnits')) return { status: 'OK' };
    await context.recordFactsFrom({
      kind: 'objectgroup',
      text: updatedQualifiers(deposit),
      values: [deposit.deposit, ...ordinalsOf(context), deposit.tenant],
      outcomes: [{ evType: 'LFC.OG_METADATA_INDEXATION', status: 'OK' }],
    });
    return { status: 'OK' };
  },
};

function updatedQualifiers({ tables }: Deposit): string {
  return `
    select id item_id, 'OK' status, jsonb_build_array(jsonb_build_object('t', 'LFC.OG_METADATA_INDEXATION',
      'd', jsonb_build_object('updatedQualifiers', jsonb_object_agg(usage, added + held))::text)) facts
    from (select g.id, o.usage, count(*) added, coalesce((
            select (q ->> '_nbc')::integer from object_group h, jsonb_array_elements(h.document -> '_qualifiers') q
            where h.tenant = $4 and h.id = g.id and q ->> 'qualifier' = o.usage), 0) held
          from ${tables.group} g join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id
          where g.deposit = $1 and g.existing and g.ordinal between $2 and $3
          group by g.id, o.usage) u
    group by id`;
}
