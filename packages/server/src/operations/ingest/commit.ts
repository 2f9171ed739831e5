import {
  attachShelf,
  publishObjectGroups,
  publishObjectLocations,
  publishUnits,
  registerDeposit,
} from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import { registerDetailOf } from './accession-registration.ts';
import type { IngestServices } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData, MAX_LISTED_FAULTS } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { ALL_PARTS } from './storing/folder-parts.ts';
import { giveUp } from './storing/open-folders.ts';
import { folderWith } from './storing/operation-folder.ts';
import { unitRowsOf } from './storing/unit-rows.ts';

/**
 * Ancestors were computed from parents in the archive as they were then: they are held until the commit ends.
 * @throws CommitRefused when one has changed, or gone, meanwhile.
 */
async function checkParents(
  transaction: Transaction,
  tenant: number,
  { deposit, tables }: Deposit,
): Promise<void> {
  const { rows } = await transaction.query<{ id: string; same: boolean }>(
    `select p.id, u.id is not null same
     from ${tables.parent} p
     left join lateral (
       select u.id from unit u where u.tenant = $2 and u.id = p.id and u.atomic_version = p.atomic_version for share
     ) u on true
     where p.deposit = $1 order by p.id`,
    [deposit, tenant],
  );
  const changed = rows.filter(({ same }) => !same).slice(0, MAX_LISTED_FAULTS);
  if (changed.length === 0) return;
  const faults = changed.map(
    ({ id }): DepositFault => ({ code: 'INGEST_ATTACHMENT_CHANGED', parameters: { id } }),
  );
  throw new CommitRefused('CHECK_ATTACHEMENT', { status: 'KO', evDetData: faultsData(faults) });
}

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
    await checkParents(transaction, tenant, deposit);
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
