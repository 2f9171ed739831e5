import {
  attachShelf,
  publishObjectGroups,
  publishObjectLocations,
  publishUnits,
  registerDeposit,
} from '../../archive/index.ts';
import type { CommitDefinition } from '../engine/index.ts';
import { registerDetailOf } from './accession-registration.ts';
import type { IngestServices } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { ALL_PARTS } from './storing/folder-parts.ts';
import { giveUp } from './storing/open-folders.ts';
import { folderWith } from './storing/operation-folder.ts';
import { unitRowsOf } from './storing/unit-rows.ts';

/** The deposit becomes durable on every offer, then visible: units, groups, places of objects, register, at once. */
export const ingestCommit: CommitDefinition<IngestServices> = {
  async prepare(context) {
    const folder = await folderWith(context, await stagedDeposit(context), ALL_PARTS);
    const { digest } = await folder.prepare();
    // A commit done again after a failure prepares a folder of its own.
    await giveUp(context.services.openFolders, context.operationId);
    return { preparedDigest: digest };
  },

  async publish(context, transaction) {
    const deposit = await stagedDeposit(context);
    const { tenant, operationId } = context;
    const { tables, facts } = deposit;
    if (facts.shelf === undefined) {
      await publishUnits(transaction, tenant, unitRowsOf(deposit, 'document'));
    } else {
      await attachShelf(transaction, facts.shelf, operationId);
    }
    await publishObjectGroups(transaction, tenant, {
      text: `select document from ${tables.group_document} where deposit = $1`,
      values: [deposit.deposit],
    });
    await publishObjectLocations(transaction, tenant, {
      text: `select o.id object_id, c.strategy, c.pack_key, c.byte_offset, c.size byte_length, c.sha512
             from ${tables.object_content} c join ${tables.object} o on o.deposit = $1 and o.ordinal = c.ordinal
             where c.deposit = $1`,
      values: [deposit.deposit],
    });
    const detail = await registerDetailOf(context, deposit);
    if (detail !== undefined) await registerDeposit(transaction, tenant, detail);
  },
};
