import { documentFields } from './documents/document-fields.ts';
import { makeGroupDocuments } from './documents/group-documents.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';

/** Makes the documents of the new object groups; the commit makes them visible. */
export const ogMetadataIndexation: IngestAction = {
  key: 'OG_METADATA_INDEXATION',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const fields = await documentFields(context, deposit);
    await context.transaction((transaction) =>
      makeGroupDocuments(transaction, deposit, fields, ordinalsOf(context)),
    );
    return { status: 'OK' };
  },
};
